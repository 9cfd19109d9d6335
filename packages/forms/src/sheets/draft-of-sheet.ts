import { cut } from '../cut.js';
import type { Column } from '../definition-reading.js';
import type { FieldId } from '../definition.js';
import { cellsOf } from './cells-in-table.js';
import type { FieldGuess, LeftOut, LeftReason, PlaceReason, SheetDraft, SheetPlace, TableGuess } from './guess.js';
import { joinedSheet } from './joined.js';
import { kindOfLabel } from './label-kind.js';
import type { KindGuess } from './label-kind.js';
import { labelsIn } from './label-line.js';
import { listsIn } from './lists-in-table.js';
import type { ListColumn, ListInTable } from './lists-in-table.js';
import { matrixIn } from './matrix-in-table.js';
import type { Sheet, SheetParagraph, SheetTable } from './sheet.js';

const ANNEX = /^附\s*件\s*\d*\s*[：:]?$|^附表\s*\d*$/u;
const NOTE = /^(?:注|备注|说明|填表说明|填报说明|填写说明|要求|※|\*)\s*\d*\s*[：:、.]?|^[（(]注|^\d\s*[.、．]/u;
const IMPRINT = /^(?:抄送|抄报|校对|主送)[：:]|印发$|共印\s*\d+\s*份/u;
const FILLER = /^(?:填报|填表|报送|上报)?(?:单位|部门|支部|科室|党组织)(?:[（(][^）)]*[）)])?(?:名称)?$|^填报(?:人|单位|部门)/u;
const SIGNATURE =
  /(?:签名|签字|盖章|签章|公章|审核人|审批人|批准人|审核意见|审批意见|领导意见|组织意见|支部意见|党委意见|党支部意见|上级意见|意见[（(](?:签|盖))/u;
const TOTAL = /^(?:合计|总计|小计)$/u;
const MOST_GUESSES = 200;
const LONGEST_LABEL = 100;

/** Ids for what is found; the caller knows which are free. */
export type NewId = () => FieldId;

/**
 * What a blank sheet seems to be a form of: a guess for each thing it asks, with how sure it is and why. Reads nothing into what is
 * written out already, and decides nothing: whoever looks at it agrees, changes or leaves out.
 */
export function draftOfSheet(sheet: Sheet, newId: NewId): SheetDraft {
  const { blocks } = joinedSheet(sheet);
  const titleAt = titleBlock(blocks);
  const title = titleAt === null ? undefined : blocks[titleAt];
  const reader = new Reader(newId);
  const firstTable = blocks.findIndex(({ type }) => type === 'table');
  blocks.forEach((block, at) => {
    if (at === titleAt || reader.isFull) return;
    if (block.type === 'table') reader.table(block, at);
    else if (block.text !== '') reader.paragraph(block, { at, isAbove: firstTable >= 0 && at < firstTable });
  });
  return {
    title: title?.type === 'paragraph' ? cut(title.text.replaceAll(/\s*\n\s*/gu, ''), 200) : '',
    titleAt: titleAt === null ? null : { block: titleAt },
    annex: reader.annex,
    fillerLabel: reader.fillerLabel,
    guidance: cut(reader.guidance.join('\n'), 5000),
    guesses: reader.guesses,
    left: reader.left,
  };
}

/** What is centred or bold before the first table, else the first short line that asks nothing. */
function titleBlock(blocks: Sheet['blocks']): number | null {
  const first = blocks.findIndex(({ type }) => type === 'table');
  const above = blocks.slice(0, first < 0 ? 12 : first).map((block, at) => ({ block, at }));
  const lines = above.flatMap(({ block, at }) =>
    block.type === 'paragraph' &&
    block.text !== '' &&
    block.text.length <= 60 &&
    !ANNEX.test(block.text) &&
    !IMPRINT.test(block.text) &&
    !/[。；：:_]/u.test(block.text)
      ? [{ block, at }]
      : [],
  );
  const found =
    lines.findLast(({ block }) => block.isCentred) ??
    lines.find(({ block }) => block.isBold) ??
    lines.findLast(({ block }) => /(?:表|清单|台账|登记|记录|单|册|书|卡)$/u.test(block.text)) ??
    lines[0];
  return found?.at ?? null;
}

class Reader {
  readonly guesses: (FieldGuess | TableGuess)[] = [];
  readonly left: LeftOut[] = [];
  readonly guidance: string[] = [];
  annex = '';
  fillerLabel = '';
  private readonly newId: NewId;
  private readonly counts = { field: 0, table: 0 };

  constructor(newId: NewId) {
    this.newId = newId;
  }

  get isFull(): boolean {
    return this.guesses.length >= MOST_GUESSES;
  }

  paragraph({ text }: SheetParagraph, { at, isAbove }: { readonly at: number; readonly isAbove: boolean }): void {
    const place = { block: at };
    if (ANNEX.test(text)) {
      if (this.annex === '') this.annex = cut(text.replaceAll(/[\s：:]/gu, ''), 20);
      return this.leave(text, place, 'annex');
    }
    if (IMPRINT.test(text)) return this.leave(text, place, 'imprint');
    if (NOTE.test(text) && labelsIn(text).length === 0) {
      this.guidance.push(text);
      return;
    }
    const labels = labelsIn(text);
    for (const { label, beside } of labels)
      this.label(label, beside, { at: place, reason: /[□☐◻]/u.test(beside) ? 'options-line' : 'label-line', isLarge: false });
    if (labels.length > 0) return;
    if (text.length > 40 || /[。；]/u.test(text)) this.guidance.push(text);
    else this.leave(text, place, isAbove ? 'heading' : 'filled');
  }

  table(table: SheetTable, block: number): void {
    const lists = listsIn(table);
    const matrix = lists.length === 0 ? matrixIn(table) : null;
    if (matrix)
      return this.field(
        '',
        { of: matrix.of, reason: 'unclear', confidence: 0.55 },
        { label: matrix.label, at: { block, row: 0, column: 0 }, reason: 'label-cell' },
      );
    for (const list of lists) this.list(list, block, table);
    const rows = table.rows.map((_, at) => at).filter((at) => !lists.some(({ from, to }) => at >= from && at < to));
    const { labels, said } = cellsOf(table, rows);
    for (const { label, beside, row, column, isLarge } of labels) this.label(label, beside, { at: { block, row, column }, reason: 'label-cell', isLarge });
    for (const { text, row, column } of said) this.words(text, { block, row, column });
  }

  private words(text: string, at: SheetPlace): void {
    if (NOTE.test(text) || text.length > 40) this.guidance.push(text);
    else this.leave(text, at, TOTAL.test(text.replaceAll(/\s+/gu, '')) ? 'total' : 'heading');
  }

  private list(list: ListInTable, block: number, table: SheetTable): void {
    const id = this.newId();
    this.counts.table += 1;
    const columns = list.columns.map((column) => ({ column, field: column.isSerial ? null : this.column(column) }));
    const asked = columns.flatMap(({ column, field }) => (field ? [{ column, field }] : []));
    if (asked.length === 0) return;
    this.guesses.push({
      type: 'table',
      id,
      key: `table_${this.counts.table}`,
      label: '',
      at: { block, row: list.from, column: 0 },
      rows: list.kind === 'head-only' ? 6 : Math.min(60, list.to - list.body),
      reason: list.kind,
      confidence: list.kind === 'numbered-rows' ? 0.95 : list.kind === 'blank-rows' ? 0.85 : list.kind === 'head-only' ? 0.7 : 0.6,
      paper: columns.map(({ column, field }) => ({
        field: field?.of.id ?? 'serial',
        label: cut(column.label, 100),
        width: widthOnPaper(table, column) ?? (field ? widthOf(field.of) : 14),
        ...(column.isJoined && field ? { joined: true as const } : {}),
      })),
    });
    for (const { column, field } of asked) {
      this.guesses.push({
        type: 'field',
        table: id,
        field: field.of,
        at: { block, row: column.row, column: column.column },
        kindReason: field.kind.reason,
        confidence: column.texts.length > 0 ? Math.min(field.kind.confidence, 0.6) : field.kind.confidence,
        reason: column.texts.length > 0 ? 'filled-column' : column.group === '' ? 'column-head' : 'column-under-group',
      });
    }
    for (const { column, field } of columns) if (!field) this.leave(column.label, { block, row: column.row, column: column.column }, 'serial');
  }

  private column({ label, group, texts }: ListColumn): { readonly of: Column; readonly kind: KindGuess } {
    const guessed = kindOfLabel(label, texts[0] ?? '');
    // Words that stand there already are none of the kind the head would say: «9月底前» is no day.
    const kind: KindGuess =
      texts.length === 0 || guessed.of.kind === 'long-text' || guessed.reason === 'options'
        ? guessed
        : {
            of: texts.some((text) => text.length > 20) ? { kind: 'long-text' } : { kind: 'text', maxLength: 200 },
            reason: texts.some((text) => text.length > 20) ? 'long' : 'short',
            confidence: 0.6,
          };
    return { of: this.named(group === '' ? label : `${group}：${label}`, kind), kind };
  }

  /** A label with its place. Whoever fills in is known, whoever signs does so where the form goes. */
  private label(
    said: string,
    beside: string,
    { at, reason, isLarge }: { readonly at: SheetPlace; readonly reason: PlaceReason; readonly isLarge: boolean },
  ): void {
    const label = said.replace(/^[*＊]|[*＊]$/gu, '').trim();
    const plain = label.replaceAll(/\s+/gu, '');
    if (SIGNATURE.test(plain) || (SIGNATURE.test(beside) && /意见|承诺|审批|审核/u.test(plain))) return this.leave(label, at, 'signature');
    if (TOTAL.test(plain)) return this.leave(label, at, 'total');
    if (FILLER.test(plain) && reason === 'label-line') {
      if (this.fillerLabel === '') this.fillerLabel = cut(`${plain}：`, 100);
      return this.leave(label, at, 'filler');
    }
    const guessed = kindOfLabel(plain, beside);
    const kind: KindGuess =
      isLarge && guessed.of.kind === 'text'
        ? { of: { kind: 'long-text', maxLength: 2000 }, reason: 'long', confidence: Math.max(0.6, guessed.confidence) }
        : guessed;
    this.field(said, kind, { label: plain, at, reason });
  }

  private field(said: string, kind: KindGuess, { label, at, reason }: { readonly label: string; readonly at: SheetPlace; readonly reason: PlaceReason }): void {
    const field = this.named(label, kind);
    this.guesses.push({
      type: 'field',
      field: /^[*＊]|[*＊]$/u.test(said.trim()) ? { ...field, required: true } : field,
      at,
      confidence: kind.confidence,
      reason,
      kindReason: kind.reason,
    });
  }

  private named(label: string, { of }: KindGuess): Column {
    this.counts.field += 1;
    return { id: this.newId(), key: `field_${this.counts.field}`, label: cut(label === '' ? '未命名' : label, LONGEST_LABEL), ...of };
  }

  private leave(text: string, at: SheetPlace, reason: LeftReason): void {
    this.left.push({ type: 'left', text: cut(text, 200), at, reason });
  }
}

/** As the sheet has it. */
function widthOnPaper({ widths }: SheetTable, { column, across }: ListColumn): number | null {
  const own = widths?.slice(column, column + across) ?? [];
  const whole = Math.round(own.reduce((sum, width) => sum + width, 0) * 10) / 10;
  return whole > 0 ? whole : null;
}

/** Parts of the width of a page. */
const widthOf = ({ kind }: Column): number => (kind === 'long-text' ? 56 : kind === 'text' ? 26 : 22);
