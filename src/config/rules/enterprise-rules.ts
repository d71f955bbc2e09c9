import { allowOnlyNobody } from "./enterprise/allow-only-nobody.ts";
import { allowedAndBlocked } from "./enterprise/allowed-and-blocked.ts";
import { attemptsTooLong } from "./enterprise/attempts-too-long.ts";
import { bindingKind } from "./enterprise/binding-kind.ts";
import { carrierRunsNumber } from "./enterprise/carrier-runs-number.ts";
import { closedAddsUp } from "./enterprise/closed-adds-up.ts";
import { contractDates } from "./enterprise/contract-dates.ts";
import { didNotLandline } from "./enterprise/did-not-landline.ts";
import { duplicateBinding } from "./enterprise/duplicate-binding.ts";
import { edgeTarget } from "./enterprise/edge-target.ts";
import { emptyInterval } from "./enterprise/empty-interval.ts";
import { extensionClash } from "./enterprise/extension-clash.ts";
import { flatRateDelivery } from "./enterprise/flat-rate-delivery.ts";
import { hallTarget } from "./enterprise/hall-target.ts";
import { hotlineTarget } from "./enterprise/hotline-target.ts";
import { intelligentNetworkTarget } from "./enterprise/intelligent-network-target.ts";
import { menuCycle } from "./enterprise/menu-cycle.ts";
import { menuDepth } from "./enterprise/menu-depth.ts";
import { menuWithoutChoice } from "./enterprise/menu-without-choice.ts";
import { noCalendar } from "./enterprise/no-calendar.ts";
import { noSuchDate } from "./enterprise/no-such-date.ts";
import { nobodyRings } from "./enterprise/nobody-rings.ts";
import { overlappingHours } from "./enterprise/overlapping-hours.ts";
import { phoneNumbers } from "./enterprise/phone-numbers.ts";
import { phsAreaCode } from "./enterprise/phs-area-code.ts";
import { planTooLarge } from "./enterprise/plan-too-large.ts";
import { regionalNumber } from "./enterprise/regional-number.ts";
import { ringTooLong } from "./enterprise/ring-too-long.ts";
import { sameTarget } from "./enterprise/same-target.ts";
import { screeningNumber } from "./enterprise/screening-number.ts";
import { sipHost } from "./enterprise/sip-host.ts";
import { sipsTransport } from "./enterprise/sips-transport.ts";
import { tariffCity } from "./enterprise/tariff-city.ts";
import { tooManyBindings } from "./enterprise/too-many-bindings.ts";
import { trunkTarget } from "./enterprise/trunk-target.ts";
import { unknownArea } from "./enterprise/unknown-area.ts";
import { unknownAudio } from "./enterprise/unknown-audio.ts";
import { unknownBinding } from "./enterprise/unknown-binding.ts";
import { unknownCalendar } from "./enterprise/unknown-calendar.ts";
import { unknownMenu } from "./enterprise/unknown-menu.ts";
import { unknownPackage } from "./enterprise/unknown-package.ts";
import { unknownPlace } from "./enterprise/unknown-place.ts";
import { unknownQueue } from "./enterprise/unknown-queue.ts";
import { unknownSchedule } from "./enterprise/unknown-schedule.ts";
import { unknownSegment } from "./enterprise/unknown-segment.ts";
import { unknownTariff } from "./enterprise/unknown-tariff.ts";
import { unknownTimeZone } from "./enterprise/unknown-time-zone.ts";
import { unreachableRule } from "./enterprise/unreachable-rule.ts";
import { unused } from "./enterprise/unused.ts";
import { unusedWeight } from "./enterprise/unused-weight.ts";
import { virtualNumber } from "./enterprise/virtual-number.ts";
import { weightedGroup } from "./enterprise/weighted-group.ts";
import type { EnterpriseRule } from "./rule.ts";

/** Rules on one enterprise file and its platform; their findings are cached. */
export const enterpriseRules: readonly EnterpriseRule[] = [
  allowOnlyNobody,
  allowedAndBlocked,
  attemptsTooLong,
  bindingKind,
  carrierRunsNumber,
  closedAddsUp,
  contractDates,
  didNotLandline,
  duplicateBinding,
  edgeTarget,
  emptyInterval,
  extensionClash,
  flatRateDelivery,
  hallTarget,
  hotlineTarget,
  intelligentNetworkTarget,
  menuCycle,
  menuDepth,
  menuWithoutChoice,
  noCalendar,
  nobodyRings,
  noSuchDate,
  overlappingHours,
  phoneNumbers,
  planTooLarge,
  phsAreaCode,
  regionalNumber,
  ringTooLong,
  sameTarget,
  screeningNumber,
  sipHost,
  sipsTransport,
  tariffCity,
  tooManyBindings,
  trunkTarget,
  unknownArea,
  unknownAudio,
  unknownBinding,
  unknownCalendar,
  unknownMenu,
  unknownPackage,
  unknownPlace,
  unknownQueue,
  unknownSchedule,
  unknownSegment,
  unknownTariff,
  unknownTimeZone,
  unreachableRule,
  unusedWeight,
  unused,
  virtualNumber,
  weightedGroup,
];
