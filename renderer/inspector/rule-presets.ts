import type { FieldHint } from '../../shared/model/fields.ts';
import type { Localized } from '../../shared/model/text.ts';
import type { FormField } from './form-model.ts';

export type Preset = NonNullable<FieldHint['presets']>[number];

/** A service that everybody opens now and then. No ports: the protocol as a whole. */
interface Service {
  readonly id: string;
  readonly label: Localized;
  readonly protocol: 'tcp' | 'udp' | 'icmp';
  readonly port: number | null;
}

const named = (name: string): Localized => ({ ko: name, en: name });

/** What every list of filter rules offers whose kind has no ready-made rows of its own. */
const services: readonly Service[] = [
  { id: 'ssh', label: named('SSH'), protocol: 'tcp', port: 22 },
  { id: 'rdp', label: named('RDP'), protocol: 'tcp', port: 3389 },
  { id: 'http', label: named('HTTP'), protocol: 'tcp', port: 80 },
  { id: 'https', label: named('HTTPS'), protocol: 'tcp', port: 443 },
  { id: 'dns', label: named('DNS'), protocol: 'udp', port: 53 },
  { id: 'mysql', label: named('MySQL'), protocol: 'tcp', port: 3306 },
  { id: 'icmp', label: { ko: 'ICMP 전체', en: 'All ICMP' }, protocol: 'icmp', port: null },
];

/** A place of the design whose prefix a rule may be about, such as a VPC. */
export interface NamedPrefix {
  readonly name: string;
  readonly cidr: string;
}

function formOf(fields: readonly FormField[], key: string): FieldHint['form'] | null {
  return fields.find((field) => field.key === key)?.hint.form ?? null;
}

/** How the rows of a list say a service; null for lists that say none. */
function serviceRow(fields: readonly FormField[]): ((service: Service) => Preset['row']) | null {
  if (formOf(fields, 'service') === 'texts') {
    return ({ label, protocol, port }) => ({ ...(formOf(fields, 'name') === 'text' ? { name: label.en } : {}), service: [port === null ? protocol : `${protocol}/${String(port)}`] });
  }
  if (formOf(fields, 'protocol') === 'choice' && formOf(fields, 'dstPort') === 'text') return ({ protocol, port }) => ({ protocol, dstPort: port === null ? '' : String(port) });
  return null;
}

/** How the rows of a list say that both ends are inside a prefix. */
function insideRow(fields: readonly FormField[]): ((prefix: NamedPrefix) => Preset['row']) | null {
  if (formOf(fields, 'source') === 'texts' && formOf(fields, 'destination') === 'texts') {
    return ({ name, cidr }) => ({ ...(formOf(fields, 'name') === 'text' ? { name } : {}), source: [cidr], destination: [cidr] });
  }
  if (formOf(fields, 'srcCidr') === 'cidr' && formOf(fields, 'dstCidr') === 'cidr') return ({ cidr }) => ({ protocol: 'any', srcCidr: cidr, dstCidr: cidr });
  if (formOf(fields, 'remote') === 'cidr' && formOf(fields, 'direction') === 'choice') return ({ cidr }) => ({ direction: 'ingress', protocol: 'any', remote: cidr });
  return null;
}

/** Ready-made rows of a list of rules: those of its kind, else common services; and everything inside each of the places. */
export function rulePresets(field: FormField, places: readonly NamedPrefix[]): readonly Preset[] {
  const own = field.hint.presets ?? [];
  if (field.hint.role !== 'rules') return own;
  const [service, inside] = [serviceRow(field.row), insideRow(field.row)];
  const common = own.length > 0 || service === null ? [] : services.map((each): Preset => ({ id: each.id, label: each.label, row: service(each) }));
  const within = inside === null ? [] : places.map((place): Preset => ({
    id: `inside ${place.name}`,
    label: { ko: `${place.name} 내부 전체 (${place.cidr})`, en: `All within ${place.name} (${place.cidr})` },
    row: inside(place),
  }));
  return [...own, ...common, ...within];
}
