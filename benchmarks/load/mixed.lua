-- Asks the paths given after "--" one after the other, each thread from another place on.
dofile((os.getenv("LOAD_HOME") or ".") .. "/report.lua")

local paths, place = {}, 0

function init(args)
  for _, path in ipairs(args) do paths[#paths + 1] = path end
  place = math.random(#paths)
end

function request()
  place = place % #paths + 1
  return wrk.format("GET", paths[place])
end
