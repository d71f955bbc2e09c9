{{- define "edge.selector" -}}
app.kubernetes.io/name: edge
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{- define "edge.labels" -}}
{{ include "edge.selector" . }}
app.kubernetes.io/part-of: hotline
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "edge.metadata" -}}
name: {{ .Release.Name | quote }}
namespace: {{ .Release.Namespace | quote }}
labels:
  {{- include "edge.labels" . | nindent 2 }}
{{- end }}

{{- /* What removes objects of former generations: no label of its pods is one by which nodes are found. */ -}}
{{- define "edge.collect" -}}
name: {{ .Release.Name }}-collect
namespace: {{ .Release.Namespace | quote }}
labels:
  {{- include "edge.labels" . | nindent 2 }}
{{- end }}

{{- /* What every container may do: nothing but its work. Ports are above 1023 and speech stays in user space, so no
capability is needed. */ -}}
{{- define "edge.restricted" -}}
runAsNonRoot: true
runAsUser: {{ .Values.runAs.user | int64 }}
runAsGroup: {{ .Values.runAs.group | int64 }}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- /* A list of edges, as --edges takes it. */ -}}
{{- define "edge.list" -}}
{{- range $index, $edge := . }}{{ if $index }},{{ end }}{{ $edge.public }}{{ with $edge.private }}/{{ . }}{{ end }}{{ end }}
{{- end }}

{{- /* Family of the nodes' own addresses. */ -}}
{{- define "edge.family" -}}
{{- $edge := first .Values.edges }}
{{- contains ":" ($edge.private | default $edge.public) | ternary "IPv6" "IPv4" }}
{{- end }}

{{- define "edge.store" -}}
{{- if eq .Values.store.kind "s3" -}}
s3://{{ .Values.store.s3.bucket }}{{ with .Values.store.s3.prefix }}/{{ . }}{{ end }}
{{- else -}}
configmap:{{ .Release.Namespace }}/{{ .Values.store.pointer }}
{{- end }}
{{- end }}

{{- /* MiB of all lines of the numbers that a node is to have room for. */ -}}
{{- define "edge.lines" -}}
{{- div (add (mul (int64 .Values.sizes.numbers) (int64 .Values.sizes.lineBytes)) 1048575) 1048576 }}
{{- end }}

{{- /* MiB of the node's folder: each line in objects/ (this generation and the last), node.db and its journal. */ -}}
{{- define "edge.folder" -}}
{{- add 256 (mul 4 (include "edge.lines" . | int64)) (int64 .Values.sizes.spoolMebibytes) }}
{{- end }}

{{- /* Where the agent answers; preStop finds it there, for it runs with its container's environment. */ -}}
{{- define "edge.listen" -}}
{{- $address := .Values.agent.address }}
{{- if contains ":" $address }}{{ $address = printf "[%s]" $address }}{{ end }}
{{- printf "%s:%d" $address (int64 .Values.agent.port) }}
{{- end }}
