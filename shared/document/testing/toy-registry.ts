import { z } from 'zod';
import { createRegistry, defineComponent, type KindSpec } from '../../model/definition.ts';
import { field } from '../../model/fields.ts';
import { componentId } from '../../model/design.ts';
import type { Finding, Refusal } from '../../model/finding.ts';
import { defineOperation } from '../../model/operation.ts';
import type { Self } from '../../model/definition.ts';

/** Four small kinds that use every door of a definition, so that editing is tested without knowing any real kind. */

const label = (text: string) => ({ ko: text, en: text });
const plain = { keywords: [], sentences: {}, card: () => ({ address: null, lamp: null }) } as const;
type Spec<Schema extends z.ZodObject> = KindSpec<Schema, never>;

const zone = defineComponent({
  ...plain,
  id: 'zone',
  family: 'cloud',
  labels: { ko: '구역', en: 'Zone' },
  shape: 'container',
  size: { width: 400, height: 300 },
  props: z.object({ cidr: field.cidr(label('CIDR'), '10.0.0.0/8') }),
  parents: { kinds: ['zone'], root: true },
  links: [{ kind: 'attach', end: 'to', peers: ['gate'], max: 1 }],
} satisfies Spec<z.ZodObject>);

const net = defineComponent({
  ...plain,
  id: 'net',
  family: 'cloud',
  labels: { ko: '망', en: 'Net' },
  shape: 'segment',
  size: { width: 300, height: 200 },
  props: z.object({ cidr: field.cidr(label('CIDR'), '10.0.0.0/24') }),
  parents: { kinds: ['zone'], root: false },
  links: [{ kind: 'l2', end: 'to', peers: ['box'] }],
  prefix: ({ props }) => props.cidr,
} satisfies Spec<z.ZodObject<{ cidr: ReturnType<typeof field.cidr> }>>);

const boxProps = z.object({
  interfaces: field.rows(label('Interfaces'), z.object({ id: z.string(), address: field.address(label('Address')) })),
  rules: field.rows(label('Rules'), z.object({ id: z.string(), port: field.number(label('Port'), 0), friend: field.reference(label('Friend'), ['box']) })),
  friends: field.references(label('Friends'), ['box']),
  size: field.number(label('Size'), 1),
  mtu: field.number(label('MTU'), 1500),
});

const box = defineComponent({
  ...plain,
  id: 'box',
  family: 'cloud',
  labels: { ko: '상자', en: 'Box' },
  shape: 'node',
  size: { width: 132, height: 46 },
  props: boxProps,
  parents: { kinds: ['net'], root: false },
  links: [
    { kind: 'l2', end: 'from', peers: ['net'], port: true, max: 1 },
    { kind: 'attach', end: 'to', peers: ['tag'], port: true, max: 1 },
  ],
  interfaces: ({ props }) =>
    props.interfaces.map((row, index) => ({ id: row.id, addresses: [row.address], prefixLength: null, mtuBytes: props.mtu, policies: [], path: `/interfaces/${index}` })),
  create: () => ({ interfaces: [{ id: 'eth0', address: '10.0.0.4' }] }),
  // The last number of the address counts the boxes of the new net.
  relocate: ({ id, props }, scope) => ({
    interfaces: props.interfaces.map((row) => ({ ...row, address: `10.9.0.${scope.members(scope.parent(id)?.id ?? id).length}` })),
  }),
  checks: ({ id, props }): readonly Finding[] => (props.size > 100 ? [{ code: 'TOY-001', severity: 'error', at: { component: id, path: '/size' }, params: { size: props.size } }] : []),
  guards: {
    remove: ({ id }, scope): readonly Refusal[] => {
      const tags = scope.links(id, 'attach').map((view) => view.peer);
      return tags.length === 0 ? [] : [{ code: 'TOY-TAGGED', params: { id }, blocking: tags }];
    },
    update: (_self, next): readonly Refusal[] => (next.size < 0 ? [{ code: 'TOY-SIZE', params: { size: next.size } }] : []),
  },
} satisfies Spec<typeof boxProps>);

interface TagProps {
  readonly owner: string;
  readonly sealed: boolean;
}

const untied = (self: Self<TagProps>): boolean => self.props.owner === '';

/** Operations that use every part of an outcome. */
const tagOperations = [
  defineOperation({
    id: 'tie',
    label: { ko: '묶기', en: 'Tie' },
    title: { ko: '{name} 묶기', en: 'Tie {name}' },
    inputs: z.object({ box: field.reference(label('Box'), ['box']), owner: field.text(label('Owner'), 'nobody') }),
    suggest: (_self, scope) => ({ box: scope.ofKind('box')[0]?.id ?? null }),
    isOffered: untied,
    refuse: (self, { box }) => (box === null ? [{ code: 'TOY-NO-BOX', params: {}, at: { component: self.id } }] : []),
    run: (self, { box, owner }, { freshId }) => ({
      props: { [self.id]: owner === 'nobody' ? {} : { owner } },
      links: [{ id: freshId('knot'), link: { kind: 'attach', from: { component: self.id }, to: { component: componentId(box ?? ''), port: 'eth0' } } }],
    }),
  }),
  defineOperation({
    id: 'copies',
    label: label('Copies'),
    inputs: z.object({ n: field.number(label('n'), 2), into: field.reference(label('Into'), ['net']) }),
    isOffered: (self: Self<TagProps>) => !self.props.sealed,
    refuse: (_self, { n }) => (n > 3 ? [{ code: 'TOY-TOO-MANY', params: { n } }] : []),
    preview: (_self, { n, into }) => (n < 2 ? null : { code: 'TOY-COPIES', params: { n }, affected: into === null ? [] : [componentId(into)] }),
    run: (_self, { n, into }, { freshId, freshName }) => ({
      components: Array.from({ length: n }, () => ({
        id: freshId('a'), component: { kind: 'box', name: freshName('a'), parent: into === null ? null : componentId(into), props: { size: 7 } },
      })),
      notice: { code: 'TOY-COPIED', params: { n } },
    }),
  }),
  defineOperation({
    id: 'clear',
    label: label('Clear'),
    inputs: z.object({ withMe: field.toggle(label('With me'), false) }),
    isOffered: (self: Self<TagProps>) => self.props.owner !== '',
    refuse: () => [],
    run: (self, { withMe }, { scope }) => ({ removeComponents: [...scope.links(self.id).map((view) => view.peer), ...(withMe ? [self.id] : [])] }),
  }),
  defineOperation({
    id: 'cut',
    label: label('Cut'),
    inputs: z.object({ unseal: field.toggle(label('Unseal'), false) }),
    isOffered: (self: Self<TagProps>) => self.props.owner !== '',
    refuse: () => [],
    run: (self, { unseal }, { scope }) => ({ props: { [self.id]: unseal ? { sealed: false } : {} }, removeLinks: scope.links(self.id).map((view) => view.id) }),
  }),
  defineOperation({
    id: 'rehome',
    label: label('Rehome'),
    inputs: z.object({ what: field.reference(label('What'), ['box']), into: field.reference(label('Into'), ['net', 'zone']) }),
    isOffered: (_self: Self<TagProps>) => true,
    refuse: () => [],
    run: (_self, { what, into }) => ({ move: { [what ?? '']: into === null ? null : componentId(into) } }),
  }),
];

const tagProps = z.object({ owner: field.text(label('Owner')), sealed: field.toggle(label('Sealed'), false) });

const tag = defineComponent({
  ...plain,
  id: 'tag',
  family: 'cloud',
  labels: { ko: '꼬리표', en: 'Tag' },
  shape: 'node',
  size: { width: 132, height: 46 },
  props: tagProps,
  parents: { kinds: [], root: true },
  links: [{ kind: 'attach', end: 'from', peers: ['box'], max: 1 }],
  guards: {
    connect: ({ props }): readonly Refusal[] => (props.sealed ? [{ code: 'TOY-SEALED', params: {} }] : []),
    disconnect: ({ props }): readonly Refusal[] => (props.sealed ? [{ code: 'TOY-SEALED', params: {} }] : []),
  },
  effects: {
    connect: ({ id }, { link }) => ({ props: { [id]: { owner: link.to.component } } }),
    disconnect: ({ id }) => ({ props: { [id]: { owner: '' } } }),
  },
  operations: tagOperations,
} satisfies Spec<typeof tagProps>);

const gate = defineComponent({
  ...plain,
  id: 'gate',
  family: 'cloud',
  labels: { ko: '문', en: 'Gate' },
  shape: 'node',
  size: { width: 132, height: 46 },
  props: z.object({}),
  parents: { kinds: [], root: true },
  links: [{ kind: 'attach', end: 'from', peers: ['zone'], max: 1 }],
} satisfies Spec<z.ZodObject>);

export const toyRegistry = createRegistry<never>([zone, net, box, tag, gate]);
