-- Requests from a file: one a line, "path<TAB>cookie<TAB>body"; with a body it is a POST. Prints one line of JSON.
local rows, at = {}, 0
wrong = 0

function init()
  for line in io.lines(os.getenv("REQUESTS")) do
    local path, cookie, body = line:match("([^\t]*)\t([^\t]*)\t?(.*)")
    local headers = { Cookie = cookie, Host = wrk.host .. ":" .. wrk.port }
    if body ~= "" then headers["Content-Type"] = "application/x-www-form-urlencoded" end
    rows[#rows + 1] = wrk.format(body ~= "" and "POST" or "GET", path, headers, body ~= "" and body or nil)
  end
  at = tonumber(os.getenv("SKIP") or "0") % #rows
end

local expected = os.getenv("REQUESTS"):find("answer") and "^30[23]$" or "^200$"

function request()
  at = at % #rows + 1
  return rows[at]
end

function response(status)
  if not tostring(status):find(expected) then wrong = wrong + 1 end
end

local threads = {}
function setup(thread) threads[#threads + 1] = thread end

function done(summary, latency)
  local bad = 0
  for _, thread in ipairs(threads) do bad = bad + (thread:get("wrong") or 0) end
  print(string.format('{"requests": %d, "seconds": %.3f, "p95_ms": %.3f, "wrong": %d}', summary.requests,
    summary.duration / 1e6, latency:percentile(95) / 1000, bad + summary.errors.connect + summary.errors.timeout))
end
