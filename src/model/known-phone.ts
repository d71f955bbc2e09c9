import { isPhone, type Phone, parsePhone } from "./phone.ts";

/** Numbers were checked before anything is compiled: one that cannot be read is a bug and throws. */
export function knownPhone(text: string, city?: string): Phone {
  const phone = parsePhone(text, city);
  if (!isPhone(phone)) throw new Error(`"${text}" is no number: ${phone.problem}`);
  return phone;
}
