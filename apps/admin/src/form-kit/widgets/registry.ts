import type { ComponentType } from 'react';
import { ChecklistWidget } from './checklist.js';
import { ChoiceWidget } from './choice.js';
import { ChoicesWidget } from './choices.js';
import { DateWidget } from './date.js';
import { DateTimeWidget } from './date-time.js';
import { DecimalWidget } from './decimal.js';
import type { EditorProps } from './editor.js';
import { DocumentNumberWidget } from './document-number.js';
import { FilesWidget } from './files.js';
import { IntegerWidget } from './integer.js';
import { MatrixLater, RichTextLater, RosterLater, SignatureLater } from './later-widgets.js';
import { LongTextWidget } from './long-text.js';
import { MonthWidget } from './month.js';
import { PersonWidget } from './person.js';
import { PersonsWidget } from './persons.js';
import { RatingWidget } from './rating.js';
import { ReferencesWidget } from './references.js';
import { ScoreWidget } from './score.js';
import { StaticWidget } from './static.js';
import { TextWidget } from './text.js';
import { UnitWidget } from './unit.js';
import { UnitsWidget } from './units.js';
import { YearWidget } from './year.js';
import { YesNoWidget } from './yes-no.js';

/** Names the forms package gives; tables have their own field. */
export const widgetsByName = {
  'bihuan-text': TextWidget,
  'bihuan-long-text': LongTextWidget,
  'bihuan-rich-text': RichTextLater,
  'bihuan-references': ReferencesWidget,
  'bihuan-signature': SignatureLater,
  'bihuan-integer': IntegerWidget,
  'bihuan-date': DateWidget,
  'bihuan-choice': ChoiceWidget,
  'bihuan-choices': ChoicesWidget,
  'bihuan-yes-no': YesNoWidget,
  'bihuan-person': PersonWidget,
  'bihuan-unit': UnitWidget,
  'bihuan-decimal': DecimalWidget,
  'bihuan-month': MonthWidget,
  'bihuan-year': YearWidget,
  'bihuan-date-time': DateTimeWidget,
  'bihuan-checklist': ChecklistWidget,
  'bihuan-score': ScoreWidget,
  'bihuan-rating': RatingWidget,
  'bihuan-persons': PersonsWidget,
  'bihuan-units': UnitsWidget,
  'bihuan-roster': RosterLater,
  'bihuan-matrix': MatrixLater,
  'bihuan-formula': StaticWidget,
  'bihuan-serial': StaticWidget,
  'bihuan-document-number': DocumentNumberWidget,
  'bihuan-files': FilesWidget,
  'bihuan-static': StaticWidget,
} satisfies Readonly<Record<string, ComponentType<EditorProps>>>;

export const widgetNamed = (name: string): ComponentType<EditorProps> => {
  const widget = Object.entries(widgetsByName).find(([each]) => each === name)?.[1];
  if (!widget) throw new Error(`no widget is called ${name}`);
  return widget;
};
