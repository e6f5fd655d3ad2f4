import type { ComponentId } from '../../../model/design.ts';
import type { Self } from '../../../model/definition.ts';
import type { Scope } from '../../../model/scope.ts';
import type { TerraformBlock, TerraformBook, TerraformComment, TerraformExpression, TerraformSpec, TerraformValue } from '../../../model/terraform.ts';
import { filled, notExpressed, whereSet } from '../terraform-values.ts';
import { isWeb, type Listener, type LoadBalancerProps, type Member, type Pool } from './props.ts';
import { policyBlocks } from './terraform-l7.ts';
import { loadBalancerReading } from './terraform-reading.ts';

const prefix = 'nhncloud_lb_';
type Balancer = Self<LoadBalancerProps>;

/** A reference to one of the balancer's own parts. */
function part(self: Balancer, type: string, row: string, book: TerraformBook): TerraformExpression {
  return { expression: `${prefix}${type}_v2.${book.label(self.id, row)}.id` };
}

/** A certificate by its reference; a name in a design becomes a variable to be filled. */
function certificate(self: Balancer, listener: Listener, index: number, book: TerraformBook): { readonly value: string | TerraformExpression; readonly blocks: readonly TerraformBlock[] } {
  const text = listener.certificates[index] ?? '';
  if (text.startsWith('https://')) return { value: text, blocks: [] };
  const label = `${book.label(self.id, `listener-${listener.id}`)}_certificate${index === 0 ? '' : `_${index + 1}`}`;
  const comments = [{ code: 'tf.certificate', params: { listener: listener.id, name: self.component.name, certificate: text } }];
  return { value: { expression: `var.${label}` }, blocks: [{ stage: 'balancer', form: 'variable', type: '', label, arguments: {}, comments }] };
}

function listenerBlocks(self: Balancer, listener: Listener, defaultIsHere: boolean, book: TerraformBook): readonly TerraformBlock[] {
  const certificates = listener.protocol === 'TERMINATED_HTTPS' ? listener.certificates.map((_text, index) => certificate(self, listener, index, book)) : [];
  const values: Record<string, TerraformValue | undefined> = {
    name: listener.id,
    protocol: listener.protocol,
    protocol_port: listener.port,
    loadbalancer_id: { expression: `${prefix}loadbalancer_v2.${book.label(self.id)}.id` },
    default_pool_id: listener.defaultPool === '' || defaultIsHere || !self.props.pools.some((pool) => pool.id === listener.defaultPool) ? undefined : part(self, 'pool', `pool-${listener.defaultPool}`, book),
    connection_limit: listener.connectionLimit,
    keepalive_timeout: listener.keepAliveSec,
    default_tls_container_ref: certificates[0]?.value,
    sni_container_refs: certificates.length < 2 ? undefined : certificates.slice(1).map((found) => found.value),
    admin_state_up: true,
  };
  const reads = isWeb(listener);
  return [
    ...certificates.flatMap((found) => found.blocks),
    {
      stage: 'balancer', form: 'resource', type: `${prefix}listener_v2`, label: book.label(self.id, `listener-${listener.id}`), arguments: filled(values),
      comments: notExpressed(whereSet<string | boolean>({
        xForwardedFor: [false, reads && !listener.xForwardedFor], xForwardedProto: [false, reads && !listener.xForwardedProto], xForwardedPort: [false, reads && !listener.xForwardedPort],
        blockInvalidRequests: [false, reads && !listener.blockInvalidRequests], tlsMinVersion: [listener.tlsMinVersion, listener.tlsMinVersion !== ''],
        customResponses: [listener.customResponses.map((response) => response.code).join(' '), listener.customResponses.length > 0],
      })),
    },
    ...policyBlocks(self, listener, book),
  ];
}

interface Target {
  readonly address: string;
  readonly subnet: ComponentId | null;
}

function targetOf(self: Balancer, member: Member, scope: Scope): Target {
  const rows = member.instance === null ? [] : scope.interfaces(scope.component(member.instance)?.id ?? self.id);
  const row = rows.find((candidate) => candidate.id === member.interface) ?? rows[0];
  const owner = scope.component(member.instance);
  if (owner === null || row === undefined) return { address: member.address, subnet: scope.parent(self.id)?.id ?? null };
  return { address: row.addresses[0] ?? '', subnet: scope.segmentOf(owner.id, row.id) };
}

function monitorBlock(self: Balancer, pool: Pool, book: TerraformBook): readonly TerraformBlock[] {
  if (pool.healthCheck === 'NONE') return [];
  const asksHttp = pool.healthCheck !== 'TCP';
  return [{
    stage: 'balancer', form: 'resource', type: `${prefix}monitor_v2`, label: book.label(self.id, `pool-${pool.id}`),
    arguments: filled({
      name: `${pool.name || pool.id}-monitor`, pool_id: part(self, 'pool', `pool-${pool.id}`, book), type: pool.healthCheck,
      delay: pool.healthDelaySec, timeout: pool.healthTimeoutSec, max_retries: pool.healthRetries,
      url_path: asksHttp ? pool.healthPath : undefined, http_method: asksHttp ? 'GET' : undefined, expected_codes: asksHttp ? pool.healthCodes : undefined,
      host_header: asksHttp && pool.healthHost !== '' ? pool.healthHost : undefined,
      health_check_port: pool.healthPort ?? undefined, admin_state_up: true,
    }),
  }];
}

function poolBlocks(self: Balancer, pool: Pool, scope: Scope, book: TerraformBook): readonly TerraformBlock[] {
  const users = self.props.listeners.filter((listener) => listener.defaultPool === pool.id);
  const [first] = users;
  const own = part(self, 'pool', `pool-${pool.id}`, book);
  // The value PROXY of a pool is what the console calls the proxy protocol of its listener.
  const usesProxy = users.some((listener) => listener.proxyProtocol && (listener.protocol === 'TCP' || listener.protocol === 'HTTPS'));
  const comments: readonly TerraformComment[] = pool.persistence === 'APP_COOKIE' && pool.cookieName === '' ? [{ code: 'tf.pool.cookie', params: { pool: pool.name || pool.id } }] : [];
  return [
    {
      stage: 'balancer', form: 'resource', type: `${prefix}pool_v2`, label: book.label(self.id, `pool-${pool.id}`), comments,
      arguments: filled({
        name: pool.name || pool.id, protocol: usesProxy ? 'PROXY' : pool.protocol,
        listener_id: first === undefined ? undefined : part(self, 'listener', `listener-${first.id}`, book),
        loadbalancer_id: first === undefined ? { expression: `${prefix}loadbalancer_v2.${book.label(self.id)}.id` } : undefined,
        lb_method: pool.method, member_port: pool.memberPort, admin_state_up: true,
      }),
      blocks: pool.persistence === 'NONE' ? [] : [{ type: 'persistence', arguments: filled({ type: pool.persistence, cookie_name: pool.persistence === 'APP_COOKIE' && pool.cookieName !== '' ? pool.cookieName : undefined }) }],
    },
    ...pool.members.map((member): TerraformBlock => {
      const { address, subnet } = targetOf(self, member, scope);
      return {
        stage: 'balancer', form: 'resource', type: `${prefix}member_v2`, label: book.label(self.id, `pool-${pool.id}-${member.id}`),
        arguments: {
          pool_id: own, subnet_id: book.refer(subnet, 'id'), address: address === '' ? null : address,
          protocol_port: member.port ?? pool.memberPort, weight: member.weight, admin_state_up: member.enabled,
        },
      };
    }),
    ...monitorBlock(self, pool, book),
  ];
}

function write(self: Balancer, scope: Scope, book: TerraformBook): readonly TerraformBlock[] {
  const { props } = self;
  const groups = props.vipSecurityGroups.flatMap((group) => book.refer(group, 'id') ?? []);
  // A pool becomes the default of the first listener that uses it by naming that listener; the others name the pool.
  const firstUser = new Map<string, string>();
  for (const listener of props.listeners) if (!firstUser.has(listener.defaultPool)) firstUser.set(listener.defaultPool, listener.id);
  return [
    {
      stage: 'balancer', form: 'resource', type: `${prefix}loadbalancer_v2`, label: book.label(self.id),
      arguments: filled({
        name: self.component.name, description: props.description === '' ? undefined : props.description, vip_subnet_id: book.refer(self.component.parent, 'id'),
        vip_address: props.vip === '' ? undefined : props.vip, loadbalancer_type: props.type, security_group_ids: groups.length === 0 ? undefined : groups, admin_state_up: true,
      }),
      comments: [
        ...notExpressed(whereSet({ deletionProtection: [true, props.deletionProtection], applySubnetStaticRoutes: [true, props.applySubnetStaticRoutes] })),
        ...props.ipAclGroups.map((group) => ({ code: 'tf.balancer.access', params: { group: group.name || group.id, action: group.action, targets: group.targets.map((target) => target.address).join(', ') } })),
      ],
    },
    ...props.listeners.flatMap((listener) => listenerBlocks(self, listener, firstUser.get(listener.defaultPool) === listener.id, book)),
    ...props.pools.flatMap((pool) => poolBlocks(self, pool, scope, book)),
  ];
}

export const loadBalancerTerraform: TerraformSpec<LoadBalancerProps> = {
  address: (self, book) => `${prefix}loadbalancer_v2.${book.label(self.id)}`,
  port: (self, _interfaceId, book) => ({ expression: `${prefix}loadbalancer_v2.${book.label(self.id)}.vip_port_id` }),
  write,
  reading: loadBalancerReading,
};
