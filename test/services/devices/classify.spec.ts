import assert from 'node:assert/strict';
import { classify } from '../../../services/devices/classify.ts';
import type { Device } from '../../../services/devices/device.ts';
import { PLATFORMS } from '../../../services/devices/platforms.ts';
import { PLATFORM_ROWS } from './platform-rows.ts';
import { someDevice } from './some-device.ts';

const ANDROID: Partial<Device> = { operatingSystem: 'Android', deviceType: 'android', osVersion: '6.0.1' };
const WORK_PROFILE: Partial<Device> = {
  operatingSystem: 'Android',
  deviceType: 'androidForWork',
  osVersion: '14',
};

/** Facts that leave doubt, by the reason for it. */
const DOUBTFUL: Readonly<Record<string, Partial<Device>>> = {
  'an iPhone that says it runs Android': { deviceType: 'iPhone', operatingSystem: 'Android' },
  'an Android phone that says it runs iOS': { ...ANDROID, operatingSystem: 'iOS' },
  'an iPhone with an Android enrolment and system': {
    deviceType: 'iPhone',
    operatingSystem: 'Android',
    enrollmentType: 'androidEnterpriseFullyManaged',
  },
  'an iOS device without a type': { deviceType: 'unknown' },
  'an iOS device of an enrolment newer than the API': { enrollmentType: 'unknownFutureValue' },
  'an Apple TV': { operatingSystem: 'tvOS', deviceType: 'unknown' },
  'Android without a type': { ...ANDROID, deviceType: 'unknown' },
  'Android Enterprise without an enrolment': {
    ...ANDROID,
    deviceType: 'androidEnterprise',
    enrollmentType: 'unknown',
  },
  'Android without Google services and without an enrolment': {
    ...ANDROID,
    deviceType: 'androidnGMS',
    enrollmentType: 'unknown',
  },
  'an administrator phone without a version': { ...ANDROID, osVersion: '' },
  'an administrator phone with a garbled version': { ...ANDROID, osVersion: '6.x' },
  'an administrator phone with a negative version': { ...ANDROID, osVersion: '-6' },
  'a personal work profile with a garbled version': {
    ...WORK_PROFILE,
    ownership: 'personal',
    osVersion: 'Oreo',
  },
  'a work profile of a company without its enrolment': { ...WORK_PROFILE, ownership: 'company' },
  'a work profile of unknown ownership': { ...WORK_PROFILE, ownership: 'unknown' },
  'a Windows phone of version 8.0': {
    operatingSystem: 'Windows',
    deviceType: 'windowsPhone',
    osVersion: '8.0',
  },
  'a Windows phone with the version of a PC': {
    operatingSystem: 'Windows',
    deviceType: 'windowsPhone',
    osVersion: '6.3.9600',
  },
  'a Windows phone without a version': {
    operatingSystem: 'Windows',
    deviceType: 'windowsPhone',
    osVersion: '',
  },
  'Windows without a type': { operatingSystem: 'Windows', deviceType: 'unknown', osVersion: '10.0.15254' },
  'visionOS 1.0': { operatingSystem: 'visionOS', deviceType: 'unknown', osVersion: '1.0' },
  'visionOS without a version': { operatingSystem: 'visionOS', deviceType: 'unknown', osVersion: '' },
  'visionOS under user enrolment': {
    operatingSystem: 'visionOS',
    deviceType: 'unknown',
    osVersion: '2.0',
    enrollmentType: 'appleUserEnrollment',
  },
};

describe('classify', () => {
  for (const [doubt, facts] of Object.entries(DOUBTFUL)) {
    it(`fails closed on ${doubt}`, () => {
      assert.equal(classify(someDevice(facts)), 'unknown');
    });
  }

  for (const { row, devices, expected } of PLATFORM_ROWS) {
    it(`knows ${row}`, () => {
      const found = devices.map((facts) => PLATFORMS[classify(someDevice(facts))]);

      assert.deepEqual(
        found,
        devices.map(() => expected),
      );
    });
  }

  it('finds every kind of the table in some row', () => {
    const devices = PLATFORM_ROWS.flatMap((row) => row.devices);

    const kinds = new Set(devices.map((facts) => classify(someDevice(facts))));

    assert.deepEqual([...kinds].sort(), Object.keys(PLATFORMS).sort());
  });
});
