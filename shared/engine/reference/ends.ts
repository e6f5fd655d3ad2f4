import { parseIpv4 } from '../../net/address.ts';
import { isPrivateAddress } from '../../net/cidr.ts';
import type { Probe } from '../../model/probe.ts';
import type { Plan, PlanDevice, PlanInterface } from '../../plan/plan.ts';
import { wayOutAddress } from './route.ts';

export interface Ends {
  readonly client: PlanDevice;
  readonly source: string;
  readonly destination: string;
}

function deviceOf(plan: Plan, component: string): PlanDevice | null {
  return plan.devices.find((device) => device.component === component) ?? null;
}

function addressOf(own: PlanInterface | undefined): string | null {
  return own?.addresses[0]?.address ?? null;
}

function firstAddress(device: PlanDevice): string | null {
  return device.interfaces.map(addressOf).find((address) => address !== null) ?? null;
}

/** As Linux does: the address of the way out, else the first. */
export function addressTowards(device: PlanDevice, destination: string): string | null {
  return wayOutAddress(device, destination) ?? firstAddress(device);
}

function namedInterface(plan: Plan, text: string): { readonly device: PlanDevice; readonly address: string | null } | null {
  const slash = text.indexOf('/');
  const device = deviceOf(plan, slash < 0 ? text : text.slice(0, slash));
  if (device === null) return null;
  return { device, address: slash < 0 ? firstAddress(device) : addressOf(device.interfaces.find((own) => own.id === text.slice(slash + 1))) };
}

function ownerOf(plan: Plan, address: string): PlanDevice | null {
  return plan.devices.find((device) => device.interfaces.some((own) => own.addresses.some((row) => row.address === address))) ?? null;
}

/** The component behind a public address, and the address it has there. */
function behind(plan: Plan, address: string): { readonly device: PlanDevice; readonly inside: string } | null {
  const row = plan.publicAddresses.find((candidate) => candidate.address === address && candidate.form === 'translated');
  const device = row === undefined ? null : deviceOf(plan, row.component);
  const inside = row?.inside ?? (device === null ? null : firstAddress(device));
  return device === null || inside === null ? null : { device, inside };
}

interface Asking {
  readonly client: PlanDevice;
  /** Null: the address of the way out. */
  readonly source: string | null;
}

/** What only passes packets on sends none of its own: a floating IP stands for the port behind it. */
function asSender(plan: Plan, device: PlanDevice, address: string | null): Asking | null {
  if (device.profile !== 'transparent') return { client: device, source: address };
  const shown = address ?? firstAddress(device);
  const port = shown === null ? null : behind(plan, shown);
  return port === null ? null : { client: port.device, source: port.inside };
}

/** The device that sends for a component without one. */
function spokenFor(plan: Plan, component: string): { readonly device: PlanDevice; readonly address: string | null } | null {
  const row = plan.calledAddresses.find((candidate) => candidate.component === component && candidate.speaker !== undefined);
  const device = plan.devices.find((candidate) => candidate.id === row?.speaker);
  return device === undefined ? null : { device, address: null };
}

function clientOf(plan: Plan, from: string): Asking | null {
  const parsed = parseIpv4(from);
  if (parsed === null) {
    const named = namedInterface(plan, from) ?? spokenFor(plan, from);
    if (named === null || (from.includes('/') && named.address === null)) return null;
    return asSender(plan, named.device, from.includes('/') ? named.address : null);
  }
  const translated = behind(plan, from);
  if (translated !== null) return { client: translated.device, source: translated.inside };
  const owner = ownerOf(plan, from);
  if (owner !== null) return asSender(plan, owner, from);
  const internet = plan.devices.find((device) => device.id === plan.internet);
  return internet === undefined || isPrivateAddress(parsed) ? null : { client: internet, source: from };
}

/** Does the client's first interface hang on the internet device? */
function isOnInternet(plan: Plan, client: PlanDevice): boolean {
  const internet = plan.devices.find((device) => device.id === plan.internet);
  const [first] = client.interfaces;
  return internet !== undefined && internet.interfaces.some((own) => own.segment !== null && own.segment === first?.segment);
}

/** Finds the address behind a host name, as the client sees it. */
export type Names = (client: PlanDevice, name: string) => string | null;

function destinationOf(plan: Plan, client: PlanDevice, to: string, names: Names): string | null {
  const host = /^https?:\/\/([^/:]+)(?::\d+)?(?:\/|$)/.exec(to)?.[1];
  if (parseIpv4(host ?? to) !== null) return host ?? to;
  if (host !== undefined) return names(client, host);
  if (to.includes('/')) return namedInterface(plan, to)?.address ?? null;
  if (isOnInternet(plan, client)) {
    const rows = plan.publicAddresses.filter((row) => row.component === to);
    const called = rows.find((row) => row.form === 'translated') ?? rows[0];
    if (called !== undefined) return called.address;
  }
  const stood = plan.calledAddresses.find((row) => row.component === to);
  if (stood !== undefined) return stood.address;
  const device = deviceOf(plan, to);
  if (device === null) return names(client, to);
  // A distributed router is one component with an instance on every host.
  const everywhere = plan.devices.filter((candidate) => candidate.component === device.component).flatMap((instance) => instance.interfaces);
  const shared = everywhere.find((own) => addressOf(own) !== null && client.interfaces.some((mine) => mine.segment !== null && mine.segment === own.segment));
  return addressOf(shared) ?? firstAddress(device);
}

/** Who asks, from which address, and which address is asked (CONTRACTS 2). Null: nobody can tell. */
export function resolveEnds(plan: Plan, probe: Probe, names: Names): Ends | null {
  const asking = clientOf(plan, probe.from);
  const destination = asking === null ? null : destinationOf(plan, asking.client, probe.to, names);
  if (asking === null || destination === null) return null;
  const source = asking.source ?? addressTowards(asking.client, destination);
  return source === null ? null : { client: asking.client, source, destination };
}
