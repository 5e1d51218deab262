import { createScript } from '../platform/redis-script.ts';

/**
 * KEYS: record, current, last number, numbers, waiting, opened, due, by user, then what points to it. ARGV: id, json,
 * the number before the first, openedAt, place in the queue, dueAt (empty: none), how long what points to it is kept
 * in milliseconds. Answers the number, or the id of the case that the user has open.
 *
 * Takes out a few of the oldest entries: their cases are gone for long.
 */
export const CREATE = createScript(`
local current = redis.call('GET', KEYS[2])
if current then return current end
local number = redis.call('INCR', KEYS[3]) + ARGV[3]
redis.call('HSET', KEYS[1], 'revision', 0, 'number', number, 'json', ARGV[2])
redis.call('SET', KEYS[2], ARGV[1])
redis.call('ZADD', KEYS[4], number, ARGV[1])
redis.call('ZADD', KEYS[5], ARGV[5], ARGV[1])
redis.call('ZADD', KEYS[6], ARGV[4], ARGV[1])
if ARGV[6] ~= '' then redis.call('ZADD', KEYS[7], ARGV[6], ARGV[1]) end
local oldest = ARGV[4] - ARGV[7]
redis.call('ZREMRANGEBYSCORE', KEYS[8], '-inf', oldest)
redis.call('ZADD', KEYS[8], ARGV[4], ARGV[1])
redis.call('PEXPIRE', KEYS[8], ARGV[7])
for i = 9, #KEYS do redis.call('SET', KEYS[i], ARGV[1], 'PX', ARGV[7]) end
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[6], '-inf', oldest, 'LIMIT', 0, 10)) do
  redis.call('ZREM', KEYS[6], id)
  redis.call('ZREM', KEYS[4], id)
end
return number
`);

/**
 * KEYS: record, current, waiting, claimed, resolved, due, by user, then what points to it. ARGV: id, json, revision
 * read, state, place in the queue, claimedAt, resolvedAt and dueAt (empty: none), the retention in milliseconds (empty:
 * not finished), how long what points to it is kept in milliseconds. Answers 1; 0 where the revision is another; 2
 * where the user has another case open.
 */
export const UPDATE = createScript(`
if redis.call('HGET', KEYS[1], 'revision') ~= ARGV[3] then return 0 end
local isOpen = ARGV[4] == 'open' or ARGV[4] == 'claimed'
local current = redis.call('GET', KEYS[2])
if isOpen and current and current ~= ARGV[1] then return 2 end
redis.call('HSET', KEYS[1], 'revision', ARGV[3] + 1, 'json', ARGV[2])
if isOpen then redis.call('SET', KEYS[2], ARGV[1])
elseif current == ARGV[1] then redis.call('DEL', KEYS[2]) end
local function place(key, isIn, score)
  if isIn then redis.call('ZADD', key, score, ARGV[1]) else redis.call('ZREM', key, ARGV[1]) end
end
place(KEYS[3], ARGV[4] == 'open', ARGV[5])
place(KEYS[4], ARGV[4] == 'claimed', ARGV[6])
place(KEYS[5], ARGV[7] ~= '', ARGV[7])
if ARGV[7] ~= '' then redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', ARGV[7] - ARGV[10]) end
place(KEYS[6], ARGV[8] ~= '', ARGV[8])
redis.call('PEXPIRE', KEYS[7], ARGV[10])
if ARGV[9] == '' then redis.call('PERSIST', KEYS[1]) else redis.call('PEXPIRE', KEYS[1], ARGV[9]) end
for i = 8, #KEYS do redis.call('SET', KEYS[i], ARGV[1], 'PX', ARGV[10]) end
return 1
`);
