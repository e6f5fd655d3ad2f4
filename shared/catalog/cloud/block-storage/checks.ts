import type { Self } from '../../../model/definition.ts';
import type { Finding, Fix } from '../../../model/finding.ts';
import type { Entry, Scope } from '../../../model/scope.ts';
import { attachmentOf } from '../volumes.ts';
import { isSize, sizeRange, type BlockStorageProps } from './props.ts';

type Volume = Self<BlockStorageProps>;

/** The zone of an instance; empty where it may be any. */
export function zoneOf(entry: Entry): string {
  const { zone } = entry.component.props;
  return typeof zone === 'string' ? zone : '';
}

/** The instance whose zone a volume would take: the one it is attached to, else the first that says its zone. */
function zoneToCopy(self: Volume, scope: Scope): string | null {
  const attached = attachmentOf(scope, self.id)?.instance;
  const instances = [...(attached === undefined ? [] : [attached]), ...scope.ofKind('instance')];
  return instances.map(zoneOf).find((zone) => zone !== '') ?? null;
}

function operate(self: Volume, operation: string, title: string, inputs: Readonly<Record<string, unknown>> = {}): Fix {
  return { command: 'component.operate', args: { id: self.id, operation, inputs }, title };
}

function ownFindings(self: Volume, scope: Scope): readonly Finding[] {
  const findings: Finding[] = [];
  const { min, max } = sizeRange(self.props);
  if (!isSize(self.props)) findings.push({ code: 'NHN-BS-001', severity: 'error', at: { component: self.id, path: '/sizeGb' }, params: { min, max }, rule: ['GS-47'] });
  if (self.props.zone === '') {
    const zone = zoneToCopy(self, scope);
    const fix = zone === null ? {} : { fix: { command: 'component.update', args: { id: self.id, props: { zone } }, title: 'NHN-BS-002.fix', params: { zone } } };
    findings.push({ code: 'NHN-BS-002', severity: 'error', at: { component: self.id, path: '/zone' }, params: {}, rule: ['GS-47'], ...fix });
  }
  if (self.props.dataLost) findings.push({ code: 'NHN-BS-007', severity: 'warning', at: { component: self.id, path: '/dataLost' }, params: { case: 'lost', vol: self.component.name }, rule: ['GS-56'] });
  return findings;
}

/** A state that no guest can have brought about: mounted without file system, or mounted where nothing is attached (NHN-BS-006). */
function orderFinding(self: Volume, isAttached: boolean): Finding | null {
  const { guestState, filesystem } = self.props;
  const at = { component: self.id, path: '/guestState' };
  const setBack = (state: string): Fix => ({ command: 'component.update', args: { id: self.id, props: { guestState: state, mountPoint: '' } }, title: 'NHN-BS-006.fix' });
  const hasFileSystem = filesystem !== 'none';
  if ((guestState === 'formatted' || guestState === 'mounted') && !hasFileSystem) {
    return { code: 'NHN-BS-006', severity: 'error', at, params: { case: 'raw' }, rule: ['GS-53', 'GS-95'], fix: setBack('raw') };
  }
  if (guestState === 'mounted' && !isAttached) return { code: 'NHN-BS-006', severity: 'error', at, params: { case: 'detached' }, rule: ['GS-95'], fix: setBack('formatted') };
  return null;
}

function attachmentFindings(self: Volume, instance: Entry, scope: Scope): readonly Finding[] {
  const { name } = self.component;
  const links = scope.links(self.id, 'attach').filter((view) => view.end === 'from');
  const findings: Finding[] = [];
  for (const extra of links.slice(1)) {
    const fix = { command: 'link.disconnect', args: { id: extra.id }, title: 'NHN-BS-004.fix' };
    findings.push({ code: 'NHN-BS-004', severity: 'error', at: { component: self.id }, params: { vol: name, vm: instance.component.name }, rule: ['GS-49'], fix });
  }
  const [az1, az2] = [self.props.zone, zoneOf(instance)];
  if (az1 !== '' && az2 !== '' && az1 !== az2) findings.push({ code: 'NHN-BS-008', severity: 'error', at: { component: self.id, path: '/zone' }, params: { vol: name, az1, vm: instance.component.name, az2 } });
  if (self.props.guestState !== 'mounted' && !self.props.root) {
    const next = self.props.guestState === 'formatted' ? 'mount' : 'format';
    const fix = operate(self, next, `NHN-BS-005.${next}-fix`);
    findings.push({ code: 'NHN-BS-005', severity: 'info', at: { component: self.id }, params: { case: next, vol: name }, rule: ['GS-51'], fix });
  }
  return findings;
}

/** What is wrong with a volume, and what is to be done next with it. */
export function blockStorageFindings(self: Volume, scope: Scope): readonly Finding[] {
  const attached = attachmentOf(scope, self.id);
  const order = orderFinding(self, attached !== null);
  const findings = [...ownFindings(self, scope), ...(order === null ? [] : [order])];
  if (attached !== null) return [...findings, ...attachmentFindings(self, attached.instance, scope)];
  const fix = operate(self, 'attach', 'NHN-BS-003.fix');
  return [...findings, { code: 'NHN-BS-003', severity: 'info', at: { component: self.id }, params: { vol: self.component.name }, rule: ['GS-48'], fix }];
}
