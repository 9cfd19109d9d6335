import type { OrganisationDefinition } from '@bihuan/library';

type Post = OrganisationDefinition['people'][number]['posts'][number];
const person = (staffNo: string, name: string, more: { memberOf?: string[]; posts?: Post[] }) => ({
  staffNo,
  name,
  mobile: `1${String([...staffNo].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) % 10 ** 10).padStart(10, '0')}`,
  cadre: false,
  memberOf: more.memberOf ?? [],
  posts: more.posts ?? [],
});

/** Two branches, three departments, four people and the three administrators. */
export const organisation: OrganisationDefinition = {
  format: 1,
  tenant: { name: '某医院', zone: 'Asia/Shanghai', demoDate: '2018-10-08', officePhone: '内线1' },
  units: [
    { code: 'committee', name: '党委', tree: 'party', parent: null, ordinal: 1, category: 'committee' },
    { code: 'branch-a', name: '内科党支部', tree: 'party', parent: 'committee', ordinal: 1, category: 'branch', departments: ['medicine', 'lung'] },
    { code: 'branch-b', name: '外科党支部', tree: 'party', parent: 'committee', ordinal: 2, category: 'branch', departments: ['surgery'] },
    { code: 'medicine', name: '内科', tree: 'administrative', parent: null, ordinal: 1, category: 'department' },
    { code: 'lung', name: '呼吸科', tree: 'administrative', parent: 'medicine', ordinal: 1, category: 'department' },
    { code: 'surgery', name: '外科', tree: 'administrative', parent: null, ordinal: 2, category: 'department' },
  ],
  people: [
    person('1', '陈一', { memberOf: ['committee'], posts: [{ post: 'committee_secretary', unit: 'committee', from: '2017-01-01' }] }),
    person('2', '林二', { memberOf: ['branch-a', 'medicine'], posts: [{ post: 'branch_secretary', unit: 'branch-a', from: '2016-01-01', to: '2018-02-28' }] }),
    person('3', '王三', { memberOf: ['branch-a', 'lung'], posts: [{ post: 'branch_secretary', unit: 'branch-a', from: '2018-03-01' }] }),
    person('4', '赵四', { memberOf: ['branch-b', 'surgery'], posts: [{ post: 'branch_secretary', unit: 'branch-b', from: '2018-01-01' }] }),
    person('admin', '史某', { posts: [{ post: 'system_admin', unit: 'committee', from: '2018-01-01' }] }),
    person('security', '顾某', { posts: [{ post: 'security_admin', unit: 'committee', from: '2018-01-01' }] }),
    person('audit', '侯某', { posts: [{ post: 'audit_admin', unit: 'committee', from: '2018-01-01' }] }),
  ],
  areas: [{ name: '内科片区', leader: '1', units: ['branch-a'], from: '2018-09-28' }],
  calendar: [{ year: 2018, status: 'announced', holidays: ['2018-10-01'], workdays: ['2018-09-29'] }],
};
