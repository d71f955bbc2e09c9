import { calendarHorizon } from "./dated/calendar-horizon.ts";
import { evidence } from "./dated/evidence.ts";
import { leadTime } from "./dated/lead-time.ts";
import { overrideExpired } from "./dated/override-expired.ts";
import { allowOnlyNobody } from "./enterprise/allow-only-nobody.ts";
import { allowedAndBlocked } from "./enterprise/allowed-and-blocked.ts";
import { attemptsTooLong } from "./enterprise/attempts-too-long.ts";
import { bindingKind } from "./enterprise/binding-kind.ts";
import { carrierRunsNumber } from "./enterprise/carrier-runs-number.ts";
import { closedAddsUp } from "./enterprise/closed-adds-up.ts";
import { didNotLandline } from "./enterprise/did-not-landline.ts";
import { duplicateBinding } from "./enterprise/duplicate-binding.ts";
import { emptyInterval } from "./enterprise/empty-interval.ts";
import { extensionClash } from "./enterprise/extension-clash.ts";
import { flatRateDelivery } from "./enterprise/flat-rate-delivery.ts";
import { hallTarget } from "./enterprise/hall-target.ts";
import { hotlineTarget } from "./enterprise/hotline-target.ts";
import { intelligentNetworkTarget } from "./enterprise/intelligent-network-target.ts";
import { menuCycle } from "./enterprise/menu-cycle.ts";
import { menuDepth } from "./enterprise/menu-depth.ts";
import { noCalendar } from "./enterprise/no-calendar.ts";
import { noSuchDate } from "./enterprise/no-such-date.ts";
import { overlappingHours } from "./enterprise/overlapping-hours.ts";
import { phoneNumbers } from "./enterprise/phone-numbers.ts";
import { phsAreaCode } from "./enterprise/phs-area-code.ts";
import { planTooLarge } from "./enterprise/plan-too-large.ts";
import { regionalNumber } from "./enterprise/regional-number.ts";
import { ringTooLong } from "./enterprise/ring-too-long.ts";
import { sameTarget } from "./enterprise/same-target.ts";
import { screeningNumber } from "./enterprise/screening-number.ts";
import { sipHost } from "./enterprise/sip-host.ts";
import { tooManyBindings } from "./enterprise/too-many-bindings.ts";
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
import { addresses } from "./platform/addresses.ts";
import { callerIdNumber } from "./platform/caller-id-number.ts";
import { duplicateSegment } from "./platform/duplicate-segment.ts";
import { duplicateTrunk } from "./platform/duplicate-trunk.ts";
import { flatRate } from "./platform/flat-rate.ts";
import { platformCalendar } from "./platform/platform-calendar.ts";
import { platformTariff } from "./platform/platform-tariff.ts";
import { platformTimeZone } from "./platform/platform-time-zone.ts";
import { regionAreas } from "./platform/region-areas.ts";
import { regionOutsideSegment } from "./platform/region-outside-segment.ts";
import { regionOverlap } from "./platform/region-overlap.ts";
import { regionsWithoutEffect } from "./platform/regions-without-effect.ts";
import { sharedSource } from "./platform/shared-source.ts";
import { unknownCarrier } from "./platform/unknown-carrier.ts";
import type { DatedRule, EnterpriseRule, PlatformRule, StackRule } from "./rule.ts";
import { audioMissing } from "./stack/audio-missing.ts";
import { didMissing } from "./stack/did-missing.ts";
import { didTaken } from "./stack/did-taken.ts";
import { didTarget } from "./stack/did-target.ts";
import { idTaken } from "./stack/id-taken.ts";
import { noTrunk } from "./stack/no-trunk.ts";
import { numberTaken } from "./stack/number-taken.ts";
import { overCapacity } from "./stack/over-capacity.ts";

/** Rules on one enterprise file and its platform; their findings are cached. */
export const enterpriseRules: readonly EnterpriseRule[] = [
  allowOnlyNobody,
  allowedAndBlocked,
  attemptsTooLong,
  bindingKind,
  carrierRunsNumber,
  closedAddsUp,
  didNotLandline,
  duplicateBinding,
  emptyInterval,
  extensionClash,
  flatRateDelivery,
  hallTarget,
  hotlineTarget,
  intelligentNetworkTarget,
  menuCycle,
  menuDepth,
  noCalendar,
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
  tooManyBindings,
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

/** Rules on the platform file. */
export const platformRules: readonly PlatformRule[] = [
  addresses,
  callerIdNumber,
  duplicateSegment,
  duplicateTrunk,
  flatRate,
  platformCalendar,
  platformTariff,
  platformTimeZone,
  regionAreas,
  regionOutsideSegment,
  regionOverlap,
  regionsWithoutEffect,
  sharedSource,
  unknownCarrier,
];

/** Rules across files. */
export const stackRules: readonly StackRule[] = [
  audioMissing,
  didMissing,
  didTaken,
  didTarget,
  idTaken,
  noTrunk,
  numberTaken,
  overCapacity,
];

/** Rules that depend on the date. */
export const datedRules: readonly DatedRule[] = [calendarHorizon, evidence, leadTime, overrideExpired];
