import { addresses } from "./platform/addresses.ts";
import { callerIdNumber } from "./platform/caller-id-number.ts";
import { certificateUnseen } from "./platform/certificate-unseen.ts";
import { clusterTimes } from "./platform/cluster-times.ts";
import { duplicateSegment } from "./platform/duplicate-segment.ts";
import { duplicateTrunk } from "./platform/duplicate-trunk.ts";
import { edgeCertificate } from "./platform/edge-certificate.ts";
import { flatRate } from "./platform/flat-rate.ts";
import { imageByDigest } from "./platform/image-by-digest.ts";
import { mediaAddresses } from "./platform/media-addresses.ts";
import { mediaPorts } from "./platform/media-ports.ts";
import { packagePrice } from "./platform/package-price.ts";
import { platformCalendar } from "./platform/platform-calendar.ts";
import { platformTariff } from "./platform/platform-tariff.ts";
import { platformTimeZone } from "./platform/platform-time-zone.ts";
import { regionAreas } from "./platform/region-areas.ts";
import { regionOutsideSegment } from "./platform/region-outside-segment.ts";
import { regionOverlap } from "./platform/region-overlap.ts";
import { regionsWithoutEffect } from "./platform/regions-without-effect.ts";
import { secretInClear } from "./platform/secret-in-clear.ts";
import { sharedSource } from "./platform/shared-source.ts";
import { tariffBands } from "./platform/tariff-bands.ts";
import { unknownCarrier } from "./platform/unknown-carrier.ts";
import type { PlatformRule } from "./rule.ts";

/** Rules on the platform file. */
export const platformRules: readonly PlatformRule[] = [
  addresses,
  callerIdNumber,
  certificateUnseen,
  clusterTimes,
  duplicateSegment,
  duplicateTrunk,
  edgeCertificate,
  flatRate,
  imageByDigest,
  mediaAddresses,
  mediaPorts,
  packagePrice,
  platformCalendar,
  platformTariff,
  platformTimeZone,
  regionAreas,
  regionOutsideSegment,
  regionOverlap,
  regionsWithoutEffect,
  secretInClear,
  sharedSource,
  tariffBands,
  unknownCarrier,
];
