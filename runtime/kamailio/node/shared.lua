-- Texts in Kamailio's shared tables. sht_get of 5.6 copies an entry under the table's lock, but of a text it copies where
-- it lies: what it hands out is read after the lock, while another process may be writing there or have freed it. So the
-- lock, which one process may take several times over, is held until Lua has its own copy. Numbers need none of this.
local shared = {}

-- The text kept under a key; nil where there is none.
function shared.text(name, key)
  KSR.htable.sht_lock(name, key)
  -- Nothing here can fail: no closure for `locked`, hundreds of times in a call.
  local value = KSR.htable.sht_get(name, key)
  KSR.htable.sht_unlock(name, key)
  return value
end

return shared
