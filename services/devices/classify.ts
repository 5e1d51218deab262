import type { Device } from './device.ts';
import { type OsVersion, parseOsVersion } from './os-version.ts';
import type { DeviceKind } from './platforms.ts';

/** What the rules look at, made comparable: lower case, no blanks. */
interface Traits {
  readonly type: string;
  readonly system: string;
  readonly version: OsVersion | undefined;
  readonly enrolment: string;
  readonly agent: string;
  readonly ownership: Device['ownership'];
}

const APPLE_MOBILE = new Set(['iphone', 'ipad', 'ipod']);
const ANDROID = new Set(['android', 'androidforwork', 'androidenterprise', 'androidngms']);

/** Graph's values for the Android kinds that the enrolment names by itself. */
const ANDROID_ENROLMENTS: ReadonlyMap<string, DeviceKind> = new Map([
  ['androidenterprisededicateddevice', 'android-dedicated'],
  ['androidenterprisefullymanaged', 'android-fully-managed'],
  ['androidenterprisecorporateworkprofile', 'android-corporate-work-profile'],
  ['androidaospuserowneddeviceenrollment', 'aosp-user'],
  ['androidaospuserlessdeviceenrollment', 'aosp-userless'],
]);

/** What Graph says instead of a value that is newer than the API version asked. */
const NEWER_THAN_THE_API = 'unknownfuturevalue';

/**
 * Tells what a device is, as far as a passcode reset is concerned. Pure.
 *
 * Fails closed: where type and system contradict each other, a fact is missing or a version cannot be read,
 * the device is `unknown`. Source: "What a reset does, by platform" (see {@link PLATFORMS} for the effects).
 */
export function classify(device: Device): DeviceKind {
  const traits = readTraits(device);
  if (traits.enrolment === NEWER_THAN_THE_API || traits.type === NEWER_THAN_THE_API) return 'unknown';
  if (traits.system.startsWith('android')) return classifyAndroid(traits);
  if (traits.system === 'ios' || traits.system === 'ipados') return classifyIos(traits);
  if (traits.system === 'visionos') return classifyVisionOs(traits);
  if (traits.system.startsWith('windows')) return classifyWindows(traits);
  return classifyByName(traits.system);
}

function readTraits(device: Device): Traits {
  return {
    type: comparable(device.deviceType),
    system: comparable(device.operatingSystem),
    version: parseOsVersion(device.osVersion),
    enrolment: comparable(device.enrollmentType),
    agent: comparable(device.managementAgent),
    ownership: device.ownership,
  };
}

function comparable(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, '');
}

function classifyAndroid(traits: Traits): DeviceKind {
  const named = ANDROID_ENROLMENTS.get(traits.enrolment);
  // Read without beta a device has no type; its enrolment may still name the kind.
  if (named !== undefined) return ANDROID.has(traits.type) || isUnknown(traits.type) ? named : 'unknown';
  if (!ANDROID.has(traits.type)) return 'unknown';
  if (traits.agent === 'intuneaosp') return 'aosp-user';
  if (traits.type === 'android') return classifyAndroidAdministrator(traits.version);
  if (traits.type === 'androidforwork') return classifyPersonalWorkProfile(traits);
  return 'unknown';
}

function classifyAndroidAdministrator(version: OsVersion | undefined): DeviceKind {
  if (version === undefined) return 'unknown';
  return version.major >= 7 ? 'android-administrator-7-or-later' : 'android-administrator';
}

/** A work profile that a company owns is named by its enrolment; without that name it is not guessed at. */
function classifyPersonalWorkProfile({ ownership, version }: Traits): DeviceKind {
  if (ownership !== 'personal' || version === undefined) return 'unknown';
  return version.major >= 8 ? 'android-work-profile' : 'android-work-profile-before-8';
}

function classifyIos(traits: Traits): DeviceKind {
  if (isAppleUserEnrolment(traits.enrolment)) return 'ios-user-enrolment';
  return APPLE_MOBILE.has(traits.type) ? 'ios' : 'unknown';
}

/** Unverified: Graph documents no `deviceType` for a Vision Pro, so the system's name alone decides. */
function classifyVisionOs({ enrolment, version }: Traits): DeviceKind {
  if (version === undefined || isAppleUserEnrolment(enrolment)) return 'unknown';
  return version.major > 1 || (version.major === 1 && version.minor >= 1) ? 'visionos' : 'unknown';
}

/** Graph's plain `userEnrollment` is a device enrolment made by its user, not one of these. */
function isAppleUserEnrolment(enrolment: string): boolean {
  return enrolment.startsWith('apple') && enrolment.includes('userenrollment');
}

function classifyWindows({ type, version }: Traits): DeviceKind {
  if (type === 'windowsphone') return classifyWindowsPhone(version);
  if (type === 'desktop') return isVersion(version, 6, 3) ? 'windows-8-1' : 'windows-pc';
  return type === 'cloudpc' ? 'windows-pc' : 'unknown';
}

function classifyWindowsPhone(version: OsVersion | undefined): DeviceKind {
  if (isVersion(version, 10, 0)) return 'windows-10-mobile';
  // Phones report Windows Phone 8.1 as 8.10 (such as 8.10.14219).
  return isVersion(version, 8, 1) || isVersion(version, 8, 10) ? 'windows-phone-8-1' : 'unknown';
}

/** Systems that are never reset: the name is enough, and gives the person the right reason. */
function classifyByName(system: string): DeviceKind {
  if (system.startsWith('mac')) return 'macos';
  if (system.startsWith('linux')) return 'linux';
  return system.startsWith('chrome') ? 'chromeos' : 'unknown';
}

function isVersion(version: OsVersion | undefined, major: number, minor: number): boolean {
  return version?.major === major && version.minor === minor;
}

function isUnknown(type: string): boolean {
  return type === '' || type === 'unknown';
}
