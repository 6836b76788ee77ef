-- Sends the requests of a file, one after the other and from the beginning again. A line is
-- METHOD <tab> path <tab> token <tab> body <tab> accept-encoding <tab> key; what a request has not is empty. With a key, each that is
-- sent has another Idempotency-Key.
-- wrk … -s requests.lua url -- file first run
local requests, at, count = {}, 0, 0
local run, sent = '', 0
local place = 'the-place-of-a-key'

function init(args)
  for line in io.lines(args[1]) do
    local method, path, token, body, encoding, key = line:match('^(%S*)\t(%S*)\t(%S*)\t([^\t]*)\t([^\t]*)\t(%S*)$')
    local headers = { ['Host'] = 'localhost' }
    if token ~= '' then headers['Authorization'] = 'Bearer ' .. token end
    if encoding ~= '' then headers['Accept-Encoding'] = encoding end
    if key ~= '' then headers['Idempotency-Key'] = place end
    if body ~= '' then headers['Content-Type'] = 'application/json' else body = nil end
    count = count + 1
    local text = wrk.format(method, path, headers, body)
    local from, to = text:find(place, 1, true)
    requests[count] = from and { text:sub(1, from - 1), text:sub(to + 1) } or text
  end
  at = tonumber(args[2]) % count
  run = args[3]
end

function request()
  at = at % count + 1
  local one = requests[at]
  if type(one) == 'string' then return one end
  sent = sent + 1
  return one[1] .. run .. '-' .. sent .. one[2]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"us":%d,"bytes":%d,"p50_us":%d,"p99_us":%d,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout
  ))
end
