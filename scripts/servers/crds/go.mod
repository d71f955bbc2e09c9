// The Prometheus operator's own definitions of its kinds, for the tests of the charts; nothing of it is built.
module hotline400/servers/crds

go 1.26.0

require github.com/prometheus-operator/prometheus-operator v0.85.0
