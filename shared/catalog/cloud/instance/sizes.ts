import type { Self } from '../../../model/definition.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Scope } from '../../../model/scope.ts';
import { chosenImage, imageMinimum, rootDiskRange } from '../machine-image.ts';
import type { InstanceProps } from './props.ts';

/** The image, and whether memory and root disk are what it and the flavor want (NHN-INS-002, NHN-INS-003). */
export function imageFindings(self: Self<InstanceProps>, scope: Scope): readonly Finding[] {
  const { flavor, memoryMb, diskGb } = self.props;
  const minimum = imageMinimum(self.props, scope);
  if (chosenImage(self.props, scope) === null || minimum === null) {
    return [{ code: 'NHN-INS-002', severity: 'error', at: { component: self.id, path: '/image' }, params: {}, rule: ['GS-05'] }];
  }
  const at = { component: self.id, path: '/flavor' };
  if (memoryMb < minimum.ramMb || diskGb < minimum.diskGb) {
    return [{ code: 'NHN-INS-003', severity: 'error', at, params: { image: minimum.name, ram: minimum.ramMb, disk: minimum.diskGb }, rule: ['GS-69'] }];
  }
  const { min, max } = rootDiskRange(flavor);
  return diskGb >= min && diskGb <= max ? [] : [{ code: 'NHN-INS-003', severity: 'error', at, params: { case: 'range', flavor, min, max }, rule: ['GS-69'] }];
}
