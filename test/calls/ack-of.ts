/** The ACK of an INVITE that is refused; `to` is the refusal's To. */
export function ackOf(invite: string, to: string | undefined): string {
  return invite
    .replace(/^INVITE/, "ACK")
    .replace("1 INVITE", "1 ACK")
    .replace(/^To: .*$/m, `To: ${to}`);
}
