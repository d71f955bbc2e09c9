/** Preloaded with `node --import`: the clock of the process starts at the instant in FAKED_NOW. */
const RealDate = Date;
const shift = RealDate.parse(process.env["FAKED_NOW"] ?? "") - RealDate.now();

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[]) =>
    Reflect.construct(target, args.length === 0 ? [RealDate.now() + shift] : args),
  apply: () => new RealDate(RealDate.now() + shift).toString(),
  get: (target, name) => (name === "now" ? () => RealDate.now() + shift : Reflect.get(target, name)),
});
