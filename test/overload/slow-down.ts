// Lets processes run for a small part of the time, as on a machine that has little left for them: stopped and continued
// in turn until this process's input ends.
//   node test/overload/slow-down.ts MILLISECONDS-STOPPED MILLISECONDS-RUNNING PID...
const [stoppedMs = 0, runningMs = 0, ...pids] = process.argv.slice(2).map(Number);
const bell = new Int32Array(new SharedArrayBuffer(4));
const all = (signal: NodeJS.Signals) => {
  for (const pid of pids) process.kill(pid, signal);
};
const turn = () => {
  all("SIGSTOP");
  Atomics.wait(bell, 0, 0, stoppedMs);
  all("SIGCONT");
  Atomics.wait(bell, 0, 0, runningMs);
  next = setImmediate(turn);
};
let next = setImmediate(turn);
process.stdin.resume().once("close", () => clearImmediate(next));
