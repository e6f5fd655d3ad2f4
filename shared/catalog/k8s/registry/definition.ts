// Models where an installation fetches from: container images, Helm charts, Terraform templates, packages of the operating system.
// Source: seed 002 lines 87-88; domain/private-cloud.md R-053..R-055, b.5 (ImageRegistry, ChartRepo, PackageMirror).
// Not modelled: what is stored there; fetching is opening a connection to one of its ports.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';
import { ipHostKind } from '../../ip-host-kind.ts';
import { ipHostFields } from '../../ip-host.ts';
import { hostPrefixes } from '../../ports.ts';

const props = z.object({
  ...ipHostFields,
  serves: field.texts({ ko: '제공하는 것', en: 'Serves' }, {
    help: { ko: 'images, charts, templates, packages 가운데. 비우면 모두입니다.', en: 'Any of images, charts, templates, packages; all of them when empty.' },
  }),
});

export const fetchRegistry = defineComponent({
  id: 'registry',
  family: 'k8s',
  labels: { ko: '레지스트리', en: 'Registry' },
  keywords: ['image registry', 'chart repository', 'package mirror', 'docker', 'helm', '이미지 저장소', '패키지 미러'],
  shape: 'node',
  size: { width: 132, height: 46 },
  props,
  parents: { kinds: ['esxi-host', 'onprem-site'], root: true },
  ...ipHostKind('registry'),
  advertises: (self) => hostPrefixes(self.props),
  create: () => ({ interfaces: [{ id: 'eth0' }], listens: [{ id: 'https', name: 'https', port: 443, application: 'http', tls: true }] }),
});
