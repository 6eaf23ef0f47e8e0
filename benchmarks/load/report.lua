-- One line of figures a run: requests per second, latency in ms at 50, 95 and 99 %, answers that were not 200, other errors.
local failed = 0

function setup(thread)
  thread:set("failed", 0)
  table.insert(threads, thread)
end

threads = {}

function response(status)
  if status ~= 200 then failed = failed + 1 end
end

function done(summary, latency, requests)
  local refused = 0
  for _, thread in ipairs(threads) do refused = refused + thread:get("failed") end
  local errors = summary.errors
  io.write(string.format("| %.0f | %.1f | %.1f | %.1f | %d | %d |\n",
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
    refused, errors.connect + errors.read + errors.write + errors.timeout))
end
