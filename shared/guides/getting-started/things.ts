import type { Ask, Role } from '../guide.ts';
import { addressOf, attachedTo, floatingAddressOf, inside, known, ofKind } from '../roles.ts';
import { text } from '../steps.ts';

/* What the getting started guide speaks about (seed 001): one project, vm1, the two web servers made from its image, and the load balancer. */

export const project = known('project');
export const client = known('client');
export const vpc = ofKind('vpc');
export const subnet = ofKind('subnet');
export const table = inside('routing-table', vpc);
export const gateway = ofKind('internet-gateway');
export const group = ofKind('security-group', 0, (component) => component.props['isDefault'] === true);
export const keyPair = ofKind('key-pair');
export const volume = ofKind('block-storage');
export const image = ofKind('image');
export const balancer = ofKind('load-balancer');

/** The first instance has a public image; the web servers are made from the private one. */
export const vm1: Role = ofKind('instance', 0, (component) => typeof component.props['image'] !== 'string');
export const web1: Role = ofKind('instance', 0, (component) => typeof component.props['image'] === 'string');
export const web2: Role = ofKind('instance', 1, (component) => typeof component.props['image'] === 'string');

/** An allocated floating IP that is not associated yet. */
export const freeFloatingIp: Role = ofKind('floating-ip', 0, (_component, scope, id) => scope.links(id, 'attach').length === 0);
export const floatingIpOf = (role: Role): Role => attachedTo('floating-ip', role);

/** Probes of domain/public-cloud.md C.8. */
export const pingPrivate: Ask = { kind: 'ping', from: client, to: addressOf(vm1) };
export const ping: Ask = { kind: 'ping', from: client, to: floatingAddressOf(vm1) };
export const ssh: Ask = { kind: 'ssh', from: client, to: floatingAddressOf(vm1), key: keyPair };
export const browse: Ask = { kind: 'http', from: client, to: floatingAddressOf(vm1) };
export const browsePrivateBalancer: Ask = { kind: 'http', from: client, to: addressOf(balancer) };
export const browseBalancer: Ask = { kind: 'http', from: client, to: floatingAddressOf(balancer) };
export const reload: Ask = { ...browseBalancer, count: 10 };

/** The row that starts a web server, as `python -m SimpleHTTPServer 80` does (GS-42, GS-43). */
export const webServer = { name: 'SimpleHTTPServer', protocol: 'tcp', port: 80, bind: '0.0.0.0', application: 'http', running: true, body: 'hello world!' } as const;

export const allocated = text('연결되지 않은 플로팅 IP가 있습니다', 'There is a floating IP that is not associated');
