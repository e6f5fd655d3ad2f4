import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { DlrProps } from '../dlr-rows.ts';

/** The data path does without it; what is learned does not (domain/private-cloud.md c, DLR). */
function controlFindings(self: Self<DlrProps>): readonly Finding[] {
  if (self.props.controlVm.state !== 'down') return [];
  const fix = { command: 'component.operate', args: { id: self.id, operation: 'control-vm-up' }, title: 'DLR-CONTROL-DOWN.fix' };
  return [{ code: 'DLR-CONTROL-DOWN', severity: 'warning', at: { component: self.id, path: '/controlVm/state' }, params: { dlr: self.component.name }, fix }];
}

/** What is wrong with a distributed router as it stands. */
export function dlrFindings(self: Self<DlrProps>): readonly Finding[] {
  return controlFindings(self);
}
