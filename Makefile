# Thin doors: everything they call can be called by hand.
.PHONY: run test bench

# Builds what is missing and serves a demonstration on http://127.0.0.1:8080.
run:
	@sh app/bundle/build.sh
	@echo "==> building the server (a few minutes the first time)"
	@cargo build --quiet --release -p server
	@target/release/parvis demo

# Everything, on both databases and in a browser.
test:
	@bash tests/run.sh

# Figures: requests, ballots, memory, sizes.
bench:
	@sh app/bundle/build.sh
	@bash tests/bench/run.sh
