import { Select } from 'antd';
import type { FieldMigration, ValueMapping } from '@bihuan/forms';
import type { Routes } from '../../api/generated.js';
import { t } from './texts.js';
import './evolution.css';

export type Evolution = Routes['GET /designs/:id/evolution']['answer'];
export type EvolvedForm = Evolution['forms'][number];
type EvolvedField = EvolvedForm['fields'][number];

interface EvolutionFormsProps {
  readonly forms: readonly EvolvedForm[];
  /** Absent: what was chosen is read, not changed. */
  readonly onChoose?: ((form: EvolvedForm, migration: FieldMigration) => void) | undefined;
}

/** Form by form what its new version meets among answers that are there, and what becomes of them. */
export const EvolutionForms = ({ forms, onChoose }: EvolutionFormsProps) =>
  forms.map((form) => (
    <section key={form.key} className="evo-form" aria-label={form.title}>
      <h3>{form.title}</h3>
      {form.sentences.length > 0 ? (
        <ul>
          {form.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {form.fields.length > 0 ? form.running.map(({ version, items }) => <li key={`running ${version}`}>{t('running', { version, items })}</li>) : null}
        </ul>
      ) : null}
      {form.fields.map((field) => (
        <FieldChoice key={`${field.table ?? ''}/${field.field}`} field={field} onChoose={onChoose ? (migration) => onChoose(form, migration) : undefined} />
      ))}
      {form.fields.length > 0 ? <p className="small grey">{t('whole')}</p> : null}
    </section>
  ));

interface FieldChoiceProps {
  readonly field: EvolvedField;
  readonly onChoose: ((migration: FieldMigration) => void) | undefined;
}

const FieldChoice = ({ field, onChoose }: FieldChoiceProps) => {
  const { given, drafts, lost, lostInDrafts } = field;
  const counts = [given === null ? null : t('given', { many: given }), drafts === null ? null : t('drafts', { many: drafts })];
  const missed = [lost, lostInDrafts].filter((one) => one !== null).join('，');
  return (
    <div className="evo-field" role="group" aria-label={t('choose', { label: field.label })}>
      <p className="evo-head">
        <strong>{field.label}</strong> <span className="grey">{counts.filter((one) => one !== null).join('　')}</span>
      </p>
      {onChoose ? <ActChoice field={field} onChoose={onChoose} /> : <p>{actInWords(field)}</p>}
      {missed === '' ? null : <p className="evo-lost">{t('lost', { many: missed })}</p>}
      {field.act === 'convert' && field.kind === 'month' && field.nowKind === 'date' ? <p className="small">{t('months')}</p> : null}
      {field.options.length > 0 ? <Mapping field={field} onChoose={onChoose} /> : null}
    </div>
  );
};

const at = ({ field, table }: EvolvedField) => ({ field, ...(table === null ? {} : { table }) });

/** As it is chosen now, with these values. */
function migrationOf(field: EvolvedField, values: readonly ValueMapping[]): FieldMigration {
  const mapped = values.length > 0 ? { values } : {};
  if (field.act === 'move' && field.to !== null) return { ...at(field), act: 'move', to: field.to, ...mapped };
  return field.act === 'convert' ? { ...at(field), act: 'convert', ...mapped } : { ...at(field), act: field.act === 'hide' ? 'hide' : 'keep' };
}

const ActChoice = ({ field, onChoose }: { field: EvolvedField; onChoose: (migration: FieldMigration) => void }) => {
  const choose = (act: EvolvedField['act']) => {
    const first =
      field.targets.find(({ kind }) => kind === field.kind) ?? field.targets.find(({ kind }) => kind === 'long-text' || kind === 'text') ?? field.targets[0];
    if (act === 'move') return first ? onChoose({ ...at(field), act, to: first.id }) : undefined;
    return onChoose({ ...at(field), act });
  };
  return (
    <div className="evo-acts">
      <Select
        className="evo-act"
        aria-label={t('act')}
        value={field.act}
        onChange={choose}
        options={field.acts.map((act) => ({ value: act, label: act === 'convert' ? t('convert', { label: shortLabel(field) }) : t(act) }))}
      />
      {field.act === 'move' ? (
        <Select
          className="evo-target"
          aria-label={t('target')}
          value={field.to}
          onChange={(to: string) => onChoose({ ...at(field), act: 'move', to })}
          options={field.targets.map(({ id, label }) => ({ value: id, label }))}
        />
      ) : null}
    </div>
  );
};

const shortLabel = ({ label }: EvolvedField): string => label.split('：').at(-1) ?? label;

function actInWords({ act, to, targets }: EvolvedField): string {
  if (act === 'move') return t('moveShort', { to: targets.find(({ id }) => id === to)?.label ?? '' });
  return t(({ keep: 'keepShort', hide: 'hideShort', convert: 'convertShort' } as const)[act]);
}

const NONE = '';

/** Each value that was found, and the option it becomes. */
const Mapping = ({ field, onChoose }: FieldChoiceProps) => {
  const { found, options } = field;
  if (found.length === 0) return <p className="small grey">{t('notFound')}</p>;
  const open = found.filter(({ isOpen }) => isOpen).length;
  const set = (from: string, to: string) =>
    onChoose?.(
      migrationOf(field, [
        ...found.flatMap((one) => (one.to === null || one.from === from ? [] : [{ from: one.from, to: one.to }])),
        ...(to === NONE ? [] : [{ from, to }]),
      ]),
    );
  return (
    <>
      <table className="evo-map">
        <thead>
          <tr>
            <th scope="col">{t('found')}</th>
            <th scope="col">{t('becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => {
            const value =
              one.to ??
              (one.isOpen ? NONE : (options.find(({ value: v, label }) => v === one.from || label === one.from || label === one.text)?.value ?? NONE));
            return (
              <tr key={one.from}>
                <td>
                  {one.text} <span className="grey small">{t('count', { n: one.n })}</span>
                </td>
                <td>
                  {onChoose ? (
                    <Select
                      className="evo-to"
                      aria-label={t('becomesOf', { text: one.text })}
                      value={value}
                      onChange={(to: string) => set(one.from, to)}
                      options={[{ value: NONE, label: t('none') }, ...options]}
                    />
                  ) : (
                    (options.find((option) => option.value === value)?.label ?? t('none'))
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {open > 0 ? <p className="small">{t('open', { n: open })}</p> : null}
    </>
  );
};
