/**
 * One decision over all layers, in one step of the store and by its clock. A layer is a list of `<time in µs>:<number>`: the times at which
 * requests were admitted, oldest first, each with how many had been admitted by then. The first entry has left the window, or is the
 * beginning `0:0`; so what counts is the difference between the last number and the first, whatever the length.
 *
 * KEYS: a list for each layer. ARGV: quota, window and grain in µs for each. Answers whether it is admitted, then for each layer what
 * is used and in how many µs the oldest leaves.
 */
export const DECIDE = `
local function read(entry)
  local time, number = string.match(entry, '^(%d+):(%d+)$')
  return tonumber(time), tonumber(number)
end
local clock = redis.call('TIME')
local clock_us = clock[1] * 1000000 + clock[2]
local layers, admitted = {}, 1
for i, key in ipairs(KEYS) do
  local layer = { key = key, quota = tonumber(ARGV[3 * i - 2]), window = tonumber(ARGV[3 * i - 1]), grain = tonumber(ARGV[3 * i]) }
  layer.length = redis.call('LLEN', key)
  layer.last, layer.number, layer.base, layer.now = 0, 0, 0, clock_us
  if layer.length > 0 then
    layer.last, layer.number = read(redis.call('LINDEX', key, -1))
    -- A clock that was set back stands still until it has caught up, which never opens a window.
    layer.now = math.max(clock_us, layer.last - layer.grain)
    local expired, valid = 0, layer.length
    if layer.length > 1 and read(redis.call('LINDEX', key, 1)) + layer.window <= layer.now then
      while valid - expired > 1 do
        local middle = math.floor((expired + valid) / 2)
        if read(redis.call('LINDEX', key, middle)) + layer.window <= layer.now then expired = middle else valid = middle end
      end
      redis.call('LTRIM', key, expired, -1)
      layer.length = layer.length - expired
    end
    local _, base = read(redis.call('LINDEX', key, 0))
    layer.base = base
  end
  if layer.number - layer.base >= layer.quota then admitted = 0 end
  layers[i] = layer
end
local answer = { admitted }
for i, layer in ipairs(layers) do
  if admitted == 1 then
    local time = layer.now
    if layer.grain > 0 then time = math.ceil(time / layer.grain) * layer.grain end
    local entry = string.format('%.0f:%.0f', math.max(time, layer.last), layer.number + 1)
    if layer.length == 0 then
      redis.call('RPUSH', layer.key, '0:0', entry)
      layer.length = 2
    elseif layer.length > 1 and time <= layer.last then
      redis.call('LSET', layer.key, -1, entry)
    else
      redis.call('RPUSH', layer.key, entry)
      layer.length = layer.length + 1
    end
    layer.number = layer.number + 1
    redis.call('PEXPIRE', layer.key, math.ceil((math.max(time, layer.last) + layer.window - clock_us) / 1000) + 1000)
  end
  local frees = 0
  if layer.length > 1 then frees = read(redis.call('LINDEX', layer.key, 1)) + layer.window - layer.now end
  answer[#answer + 1] = layer.number - layer.base
  answer[#answer + 1] = math.ceil(frees)
end
return answer
`;
