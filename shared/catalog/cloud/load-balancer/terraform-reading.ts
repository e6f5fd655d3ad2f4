import { blocksIn, numberIn, textIn, textsIn, type TerraformDesk, type TerraformDraft, type TerraformReading, type TerraformResource } from '../../../model/terraform.ts';
import { filled } from '../terraform-values.ts';
import { readPolicies } from './terraform-l7.ts';

const types = {
  listener: 'nhncloud_lb_listener_v2', pool: 'nhncloud_lb_pool_v2', member: 'nhncloud_lb_member_v2', monitor: 'nhncloud_lb_monitor_v2',
} as const;

/** Parts that name an owner by an argument. */
function partsOf(type: string, argument: string, owner: string, desk: TerraformDesk): readonly TerraformResource[] {
  return desk.having(type, argument, owner);
}

function memberRow({ values, name }: TerraformResource, memberPort: number): Readonly<Record<string, unknown>> {
  const [port, weight] = [numberIn(values, 'protocol_port'), numberIn(values, 'weight')];
  return filled({
    id: name, instance: null, address: textIn(values, 'address'), port: port === null || port === memberPort ? undefined : port,
    weight: weight ?? undefined, enabled: values['admin_state_up'] === false ? false : undefined,
  });
}

function healthOf(monitor: TerraformResource | undefined): Readonly<Record<string, unknown>> {
  if (monitor === undefined) return { healthCheck: 'NONE' };
  const { values } = monitor;
  const port = numberIn(values, 'health_check_port');
  return filled({
    healthCheck: ['TCP', 'HTTP', 'HTTPS'].includes(textIn(values, 'type')) ? textIn(values, 'type') : 'TCP',
    healthPort: port === null || port <= 0 ? undefined : port,
    healthHost: textIn(values, 'host_header') || undefined, healthPath: textIn(values, 'url_path') || undefined, healthCodes: textIn(values, 'expected_codes') || undefined,
    healthDelaySec: numberIn(values, 'delay') ?? undefined, healthTimeoutSec: numberIn(values, 'timeout') ?? undefined, healthRetries: numberIn(values, 'max_retries') ?? undefined,
  });
}

function poolRow(pool: TerraformResource, desk: TerraformDesk): Readonly<Record<string, unknown>> {
  const { values, name } = pool;
  const own = textIn(values, 'id');
  const members = partsOf(types.member, 'pool_id', own, desk).map(desk.take);
  const protocol = textIn(values, 'protocol');
  const [persistence = {}] = blocksIn(values, 'persistence');
  const given = numberIn(values, 'member_port');
  // -1 means that every member has a port of its own; the design keeps one port per pool, and a member that differs says so.
  const memberPort = given !== null && given > 0 ? given : (numberIn(members[0]?.values ?? {}, 'protocol_port') ?? 80);
  const [monitor] = partsOf(types.monitor, 'pool_id', own, desk).map(desk.take);
  return filled({
    id: name, name: textIn(values, 'name') || undefined, protocol: protocol === 'PROXY' ? 'TCP' : protocol, memberPort, method: textIn(values, 'lb_method'),
    persistence: textIn(persistence, 'type') || undefined, cookieName: textIn(persistence, 'cookie_name') || undefined, ...healthOf(monitor), members: members.map((member) => memberRow(member, memberPort)),
  });
}

function read(resource: TerraformResource, desk: TerraformDesk): TerraformDraft {
  const { values, name } = resource;
  const own = textIn(values, 'id');
  const listeners = partsOf(types.listener, 'loadbalancer_id', own, desk).map(desk.take);
  const listenerIds = listeners.map((listener) => textIn(listener.values, 'id'));
  const pools = [...new Set([...partsOf(types.pool, 'loadbalancer_id', own, desk), ...listenerIds.flatMap((id) => partsOf(types.pool, 'listener_id', id, desk))])].map(desk.take);
  const defaultPool = (listener: TerraformResource): TerraformResource | undefined =>
    pools.find((pool) => textIn(pool.values, 'id') === textIn(listener.values, 'default_pool_id')) ?? pools.find((pool) => textIn(pool.values, 'listener_id') === textIn(listener.values, 'id'));
  return {
    name: textIn(values, 'name') || name,
    parent: desk.refer('subnet', 'id', textIn(values, 'vip_subnet_id') || `subnet of ${own}`),
    props: filled({
      description: textIn(values, 'description') || undefined,
      type: textIn(values, 'loadbalancer_type') === 'dedicated' ? 'dedicated' : 'shared',
      vip: textIn(values, 'vip_address'),
      vipSecurityGroups: textsIn(values, 'security_group_ids').map((group) => desk.refer('security-group', 'id', group)),
      listeners: listeners.map((listener) => {
        const pool = defaultPool(listener);
        const references = [textIn(listener.values, 'default_tls_container_ref'), ...textsIn(listener.values, 'sni_container_refs')].filter((text) => text !== '');
        const policies = readPolicies(textIn(listener.values, 'id'), pools, desk);
        const limit = numberIn(listener.values, 'connection_limit');
        return filled({
          id: listener.name, protocol: textIn(listener.values, 'protocol'), port: numberIn(listener.values, 'protocol_port') ?? 80, defaultPool: pool?.name ?? '',
          connectionLimit: limit === null || limit < 1 ? undefined : limit, keepAliveSec: numberIn(listener.values, 'keepalive_timeout') ?? undefined,
          proxyProtocol: pool !== undefined && textIn(pool.values, 'protocol') === 'PROXY' ? true : undefined, certificates: references.length === 0 ? undefined : references,
          policies: policies.length === 0 ? undefined : policies,
        });
      }),
      pools: pools.map((pool) => poolRow(pool, desk)),
    }),
    ports: textIn(values, 'vip_port_id') === '' ? {} : { [textIn(values, 'vip_port_id')]: 'vip' },
  };
}

export const loadBalancerReading: TerraformReading = {
  types: ['nhncloud_lb_loadbalancer_v2'],
  key: 'id',
  read,
  // A member is an address; where an instance of the file holds it, the member is that instance.
  complete: ({ draft }, desk) => {
    const pools = blocksIn(draft.props, 'pools').map((pool) => ({
      ...pool,
      members: blocksIn(pool, 'members').map((member) => {
        const holder = desk.holder('instance', textIn(member, 'address'));
        return holder === null ? member : { ...member, instance: holder.component, interface: holder.interface, address: '' };
      }),
    }));
    return { ...draft, props: { ...draft.props, pools } };
  },
};
