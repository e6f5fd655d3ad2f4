import type { Plan, PlanDevice, PlanInterface, PlanSegment } from '../../plan/plan.ts';
import type { Stage } from '../../plan/stage.ts';

/* A plan as lines of text, so that two of them can be compared whoever wrote them. Wires are named by their two ends, stages by what they do. */

/** Names of segments: components by their id, wires by the devices at their ends. */
function segmentNames(plan: Plan): ReadonlyMap<string, string> {
  return new Map(plan.segments.map((segment) => {
    const ends = plan.devices.filter((device) => device.interfaces.some((own) => own.segment === segment.id)).map((device) => device.id);
    return [segment.id, segment.component === null ? `wire ${ends.sort().join(' ')}` : segment.id];
  }));
}

function interfaceLine(device: PlanDevice, own: PlanInterface, names: ReadonlyMap<string, string>): string {
  const addresses = own.addresses.map(({ address, prefixLength }) => `${address}/${prefixLength}`).join(' ');
  const segment = own.segment === null ? '-' : (names.get(own.segment) ?? own.segment);
  return `${device.id} interface ${segment} [${addresses}] ${own.mtuBytes}${own.up ? '' : ' down'}${own.virtualSwitch === undefined ? '' : ` @${own.virtualSwitch}`}`;
}

/** What an interface of a device is called here: the network it stands in. Plans need not agree on ids of interfaces. */
function interfaceName(device: PlanDevice, id: string | null, names: ReadonlyMap<string, string>): string {
  if (id === null) return '*';
  const own = device.interfaces.find((candidate) => candidate.id === id);
  if (own === undefined) return `${id}?`;
  const twins = device.interfaces.filter((other) => other.segment === own.segment);
  return own.segment === null ? id : `(${names.get(own.segment) ?? own.segment}${twins.length > 1 ? ` ${own.addresses[0]?.address ?? id}` : ''})`;
}

function routeLines(device: PlanDevice, stage: Extract<Stage, { readonly kind: 'route' }>, names: ReadonlyMap<string, string>): readonly string[] {
  return stage.rows.map((row) => `${device.id} route ${row.destination} ${row.type === 'unicast' ? `${interfaceName(device, row.interface, names)} via ${row.via ?? '-'}` : row.type}`);
}

function overlayText({ overlay }: PlanSegment): string {
  if (overlay === undefined) return '';
  return ` ${JSON.stringify(overlay.tunnel)} ${overlay.endpoints.map(({ device, address }) => `${device}=${address}`).sort().join(' ')}`;
}

function deviceLines(device: PlanDevice, names: ReadonlyMap<string, string>): readonly string[] {
  const { reversePath, ttlCost, host, dnsServer, delayUs, distributed } = device;
  const stages = device.stages.filter((stage) => stage.kind !== 'route');
  return [
    `${device.id} device ${device.component} ${device.profile} ttl${ttlCost} host=${host ?? '-'} dns=${dnsServer ?? '-'} rpf=${reversePath} ${delayUs}us${distributed === undefined ? '' : ` distributed${distributed.isDesignated ? ' designated' : ''}`}`,
    ...device.interfaces.map((own) => interfaceLine(device, own, names)),
    ...device.stages.flatMap((stage) => (stage.kind === 'route' ? routeLines(device, stage, names) : [])),
    ...new Set(stages.map((stage) => `${device.id} stage ${stage.slot} ${stage.kind} ${interfaceName(device, stage.interface, names)}`)),
  ];
}

/** Devices, interfaces, routes, stages and segments of a plan, sorted. */
export function planLines(plan: Plan): readonly string[] {
  const names = segmentNames(plan);
  return [
    ...plan.segments.map((segment) => `segment ${names.get(segment.id) ?? segment.id} ${segment.form} ${segment.mtuBytes} ${segment.delayUs}us${segment.missing.silent ? ' silent' : ''}${overlayText(segment)}`),
    ...plan.devices.flatMap((device) => deviceLines(device, names)),
  ].sort();
}
