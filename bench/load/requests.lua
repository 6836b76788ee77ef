-- Sends the requests of a file, one after the other and from the beginning again. A line is
-- METHOD <tab> path <tab> token <tab> body <tab> accept-encoding; what a request has not is empty.
-- wrk … -s requests.lua url -- file first
local requests, at, count = {}, 0, 0

function init(args)
  for line in io.lines(args[1]) do
    local method, path, token, body, encoding = line:match('^([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)$')
    local headers = { ['Host'] = 'localhost' }
    if token ~= '' then headers['Authorization'] = 'Bearer ' .. token end
    if encoding ~= '' then headers['Accept-Encoding'] = encoding end
    if body ~= '' then headers['Content-Type'] = 'application/json' else body = nil end
    count = count + 1
    requests[count] = wrk.format(method, path, headers, body)
  end
  at = tonumber(args[2]) % count
end

function request()
  at = at % count + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"us":%d,"bytes":%d,"p50_us":%d,"p99_us":%d,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout
  ))
end
