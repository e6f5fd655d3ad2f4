import { importedReference } from '../model/terraform.ts';
import type { DesignCheck } from './contract.ts';

/** IMPORT-001: a placeholder of an import, for what another file only named (domain/public-cloud.md e): its values are the program's until somebody checks them. */
export const imported: DesignCheck = {
  codes: ['IMPORT-001'],
  component: ({ id, component: { name, tags } }) =>
    tags?.includes(importedReference) === true
      ? [{ code: 'IMPORT-001', severity: 'info', at: { component: id }, params: { name }, fix: { command: 'component.confirm', args: { id }, title: 'IMPORT-001.fix' } }]
      : [],
};
