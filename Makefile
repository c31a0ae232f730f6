# make run: install what is missing, build, open a session.
# make test: the whole test suite.
# make bench: times, beside other frameworks where they are installed.

packages := libreadline-dev libopenblas-dev zlib1g-dev libpng-dev pkg-config
# What the tests check pictures with, beside what the program needs.
test: packages += libsixel-bin

.PHONY: run test build bench lint packages

run: build
	@if [ -t 0 ] && [ -t 1 ]; then .build/release/nnrepl; \
	else .build/release/nnrepl replay Notebooks/first-network.nn.md; fi

build: packages
	swift build -c release --product nnrepl

# Tests run on threads whose stacks are as large as the shell's limit says; with `unlimited` glibc
# makes them 2 MB, which is less than the tests of deep programs are told they have.
test: packages
	ulimit -s 8192 && swift test --disable-xctest

# Times of the engine beside those of the peers that are there, and what a user waits for; see the
# programs' first lines for the environment variables that name the data and the peers.
bench: build
	swift build -c release --package-path Benchmarks/Engine
	python3 Benchmarks/networks.py
	python3 Benchmarks/program.py

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

# Installs the Debian packages that are missing, if any.
packages:
	@missing=$$(for p in $(packages); do \
	  dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	[ -z "$$missing" ] || { \
	  as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  echo "installing $$missing"; \
	  $$as_root apt-get update -qq && $$as_root apt-get install -y -qq $$missing; }
