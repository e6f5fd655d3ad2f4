import type { Design } from '../../../../model/design.ts';
import { add, connect, draw, project, propsOf, refusals, written, type Step } from '../../../testing/drawing-board.ts';

/** Changes the pool. */
export const pool = (row: Readonly<Record<string, unknown>>): Step => ['row.update', { id: 'lb', path: '/pools/pool-1', row }];
/** Changes the listener. */
export const listener = (row: Readonly<Record<string, unknown>>): Step => ['row.update', { id: 'lb', path: '/listeners/http', row }];
/** Adds a member. */
export const member = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'lb', path: '/pools/pool-1/members', row }];
/** Adds a rule to the default group. */
export const rule = (row: Readonly<Record<string, unknown>>): Step => ['row.add', { id: 'sg-default', path: '/rules', row }];

/** A balancer on 192.168.0.10 without members. */
export const bare = draw(project, add('load-balancer', 'lb', 'subnet', { vip: '192.168.0.10' }));
/** Two members that admit it, and a floating IP: nothing is wrong with it. */
export const served = draw(
  bare, add('instance', 'vm2', 'subnet'), member({ id: 'm1', instance: 'vm1' }), member({ id: 'm2', instance: 'vm2', port: 8080 }),
  rule({ id: 'web', direction: 'ingress', protocol: 'tcp', portMin: 1, portMax: 9000, remote: '192.168.0.0/24' }),
  add('floating-ip', 'fip-lb'), connect('attach', 'fip-lb', 'lb'),
);

/** The same design with other values in the listener or the pool, as somebody may have written them by hand. */
export const filed = (design: Design, list: 'listeners' | 'pools', row: Readonly<Record<string, unknown>>): Design => {
  const rows = propsOf(design, 'lb')[list];
  return written(design, 'lb', { [list]: Array.isArray(rows) ? rows.map((own: object) => ({ ...own, ...row })) : [] });
};
/** The quick fix of a step that is refused, as a step. */
export const fixOf = (design: Design, step: Step): Step => {
  const fix = refusals(design, step)[0]?.fix;
  if (fix === undefined) throw new Error('no fix');
  return [fix.command, fix.args];
};
