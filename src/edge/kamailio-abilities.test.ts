import { expect, test } from "vitest";
import { abilitiesOf, kamailioAbilities } from "./kamailio-abilities.ts";

const of = (version: string) => abilitiesOf(`version: kamailio ${version} (x86_64/linux) \nflags: USE_TCP\n`);

test.each(["5.5.10", "5.6.3", "5.7.7"])("%s knows neither", (version) => {
  expect(of(version)).toEqual({ threads: false, replyMatching: false });
});

test.each(["5.8.0", "5.8.8", "6.0.0", "6.0.7", "6.1.0", "6.1.1", "6.1.3"])(
  "%s isolates TLS, and would not start with reply_matching",
  (version) => {
    expect(of(version)).toEqual({ threads: true, replyMatching: false });
  },
);

test.each(["6.1.4", "6.1.10", "6.2.0", "6.2.0-dev0", "7.0.0"])("%s knows both", (version) => {
  expect(of(version)).toEqual({ threads: true, replyMatching: true });
});

test("of what is no Kamailio nothing is said", () => {
  expect(abilitiesOf("version: kamailio")).toEqual({ threads: false, replyMatching: false });
  expect(kamailioAbilities("/nonexistent/kamailio")).toEqual({ threads: false, replyMatching: false });
});
