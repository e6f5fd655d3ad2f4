import { defineTexts } from './catalogue.ts';

/** Why a file does not open, and what to do about it: by the codes of shared/file/problem.ts. */
export const fileTexts = defineTexts({
  FILE_TOO_LARGE: { ko: '파일이 {size} MB입니다. {limit} MB까지 열 수 있습니다. 문서를 나누세요.', en: 'The file has {size} MB; files up to {limit} MB can be opened. Split the design.' },
  FILE_EMPTY: { ko: '파일이 비어 있습니다. 다른 파일을 고르거나 백업에서 되돌리세요.', en: 'The file is empty. Choose another file or restore a backup.' },
  FOREIGN_FORMAT: { ko: 'Hopline 문서가 아닙니다({format}). *.hopline 파일을 고르세요.', en: 'This is no Hopline design ({format}). Choose a *.hopline file.' },
  FORMAT_MISSING: { ko: 'Hopline 문서 표시가 없습니다. "format": "{expected}"를 추가하거나 다른 파일을 고르세요.', en: 'The file is not marked as a Hopline design. Add "format": "{expected}" or choose another file.' },
  VERSION_INVALID: { ko: 'version 값({found})을 읽을 수 없습니다. 0 이상의 정수여야 합니다. 1로 적으세요.', en: 'The version ({found}) must be a whole number from 0. Write 1.' },
  VERSION_TOO_NEW: { ko: '더 새로운 Hopline(버전 {version})의 파일이며 이 프로그램(버전 {known})은 읽을 수 없습니다. 새 버전으로 여세요.', en: 'The file was written by a newer Hopline (version {version}, this one knows {known}) and cannot be read here. Open it with the newer one.' },
  JSON_SYNTAX: { ko: '여기에 "{found}"이(가) 올 수 없습니다. 필요한 것: {expected}', en: 'Found {found} where {expected} is needed. Correct the text there.' },
  JSON_UNFINISHED: { ko: '파일이 중간에서 끝납니다. 필요한 것: {expected}. 백업에서 되돌리거나 끝을 채우세요.', en: 'The file ends too early; {expected} is needed. Complete it or restore a backup.' },
  JSON_TRAILING: { ko: '문서가 끝난 뒤에 글이 더 있습니다. 지우세요.', en: 'There is more text after the end of the design. Remove it.' },
  JSON_DUPLICATE_KEY: { ko: '"{key}"이(가) 두 번 있습니다. 하나만 남기세요.', en: '"{key}" stands there twice. Keep one of them.' },
  JSON_TOO_DEEP: { ko: '목록과 객체가 {limit}단계 넘게 겹쳐 있습니다.', en: 'Lists and objects are nested more than {limit} deep. Flatten them.' },
  UNSAFE_KEY: { ko: '"{key}"은(는) 이름으로 쓸 수 없습니다. 바꾸거나 지우세요.', en: '"{key}" is refused as a name. Rename or remove it.' },
  NUMBER_TOO_LARGE: { ko: '{value}: 너무 큰 수입니다. 줄이세요.', en: '{value} is too large for a number. Write a smaller one.' },
  MISSING_MEMBER: { ko: '"{member}"이(가) 없습니다. 추가하세요({expected}).', en: '"{member}" is missing. Add it ({expected}).' },
  WRONG_TYPE: { ko: '{found}이(가) 아니라 {expected}이어야 합니다.', en: 'This must be a value of type {expected}, not {found}.' },
  WRONG_VALUE: { ko: '"{found}"은(는) 쓸 수 없습니다. 다음 중 하나로 적으세요: {expected}', en: '"{found}" is not possible here. Use one of: {expected}' },
  BAD_ID: {
    ko: '"{id}": ID는 영문자나 숫자로 시작하고 영문자, 숫자, . _ - 만 쓰며 64자까지입니다. 바꾸세요.',
    en: '"{id}" is no id: it must start with a letter or digit, hold only letters, digits, . _ - and have at most 64 characters. Rename it.',
  },
  ID_IS_ADDRESS: { ko: '"{id}": IP 주소로 읽히는 ID는 쓸 수 없습니다. 바꾸세요.', en: '"{id}" reads as an IP address and cannot be an id. Rename it.' },
  ID_RESERVED: { ko: '"{id}": 예약된 이름이라 ID로 쓸 수 없습니다. 바꾸세요.', en: '"{id}" is a reserved word and cannot be an id. Rename it.' },
  TOO_MANY_COMPONENTS: { ko: '구성 요소가 {count}개입니다. {limit}개까지 열 수 있습니다. 문서를 나누세요.', en: 'The design has {count} components; at most {limit} can be opened. Split the design.' },
  PARENT_CYCLE: { ko: '서로를 담는 컨테이너입니다: {cycle}. 하나의 parent를 고치세요.', en: 'These contain one another: {cycle}. Correct the parent of one of them.' },
  NESTING_TOO_DEEP: { ko: '{id}: 컨테이너가 {limit}단계 넘게 겹쳐 있습니다. 밖으로 옮기세요.', en: '{id} lies more than {limit} containers deep. Move it out.' },
  NEWER_VERSION: { ko: '더 새로운 Hopline(버전 {version})의 파일이라 읽기 전용으로 엽니다. 이 프로그램은 버전 {known}까지 압니다.', en: 'Written by a newer Hopline (version {version}; this one knows {known}): opened read-only.' },
  MIGRATED: { ko: '이전 형식(버전 {version})의 파일입니다. 저장하면 버전 {known}이 됩니다.', en: 'The file has an older form (version {version}); saving writes version {known}.' },
  NOTES_UNREADABLE: {
    ko: '읽을 수 없는 메모 {count}개는 보이지 않지만 파일에는 그대로 남습니다: {list}',
    en: '{count} {count:note|notes} could not be read: not shown, but kept in the file as {count:it is|they are}: {list}',
  },
  TERRAFORM_MISSING: {
    ko: 'Terraform 상태나 계획이 아닙니다({format}). terraform.tfstate 또는 "terraform show -json"의 결과를 고르세요.',
    en: 'This is no Terraform state or plan ({format}). Choose terraform.tfstate or what "terraform show -json" printed.',
  },
  TERRAFORM_CONFIGURATION: {
    ko: 'Terraform 설정(.tf)입니다. 상태나 계획만 가져올 수 있습니다. "terraform plan -out plan" 다음 "terraform show -json plan > plan.json"을 실행하고 plan.json을 고르세요.',
    en: 'This is Terraform configuration (.tf); a state or plan can be imported. Run "terraform plan -out plan", then "terraform show -json plan > plan.json", and choose plan.json.',
  },
  TERRAFORM_BINARY_PLAN: {
    ko: '이진 계획 파일로 보입니다. "terraform show -json <파일> > plan.json"을 실행하고 plan.json을 고르세요.',
    en: 'This looks like a binary plan. Run "terraform show -json <file> > plan.json" and choose plan.json.',
  },
  TERRAFORM_STATE_VERSION: {
    ko: '상태 형식 {version}은(는) 읽을 수 없습니다(형식 {known}만). 현재 Terraform에서 "terraform show -json > state.json"을 실행하고 state.json을 고르세요.',
    en: 'State format {version} cannot be read, only {known}. Run "terraform show -json > state.json" with a current Terraform and choose state.json.',
  },
  TERRAFORM_PLAN_VERSION: {
    ko: '계획 형식 {version}은(는) 읽을 수 없습니다(1.x까지). Terraform 1.x로 "terraform show -json"을 실행하세요.',
    en: 'Plan format {version} cannot be read, only up to 1.x. Run "terraform show -json" with Terraform 1.x.',
  },
  TERRAFORM_NOTHING: {
    ko: 'nhncloud 프로바이더의 자원이 없습니다(있는 것: {list}). 이 프로바이더로 만든 상태나 계획을 고르세요.',
    en: 'It holds no resource of the nhncloud provider that Hopline knows (found: {list}). Choose a state or plan of that provider.',
  },
  TERRAFORM_VALUE: {
    ko: '{address}: {member}은(는) {found}이(가) 아니라 {expected}이어야 합니다. 파일을 다시 만드세요.',
    en: '{address}: {member} must be of type {expected}, not {found}. Have Terraform write the file again.',
  },
  TERRAFORM_IMPORTED: {
    ko: 'Terraform 자원 {resources}개를 구성 요소 {components}개로 가져왔습니다.',
    en: 'Imported {resources} Terraform {resources:resource|resources} as {components} {components:component|components}.',
  },
  TERRAFORM_LEFT: {
    ko: '자원 {count}개는 설계에 없는 것이라 가져오지 않았습니다: {list}',
    en: '{count} {count:resource|resources} left out, because a design has nothing like it: {list}',
  },
  TERRAFORM_REFERENCES: {
    ko: '파일에 ID로만 나오는 구성 요소 {count}개를 대신 놓고 imported-reference로 표시했습니다. 값을 확인하세요: {list}',
    en: '{count} {count:placeholder stands|placeholders stand} for what the file names only by id, tagged imported-reference. Check the values: {list}',
  },
  TERRAFORM_ASSUMED: {
    ko: 'Terraform에 없는 값(서비스, 주소)을 추정한 구성 요소 {count}개를 확인하세요: {list}',
    en: 'Terraform does not say everything (services, addresses): assumed for {count} {count:component|components}, check them: {list}',
  },
});

/** What a reader of JSON expects or finds, in words. */
export const valueWords = defineTexts({
  value: { ko: '값', en: 'a value' },
  escape: { ko: '이스케이프 문자', en: 'an escape character' },
  object: { ko: '객체', en: 'object' },
  array: { ko: '목록', en: 'array' },
  string: { ko: '문자열', en: 'string' },
  number: { ko: '숫자', en: 'number' },
  boolean: { ko: '참/거짓', en: 'boolean' },
});
