import { z } from 'zod';

/** A stable name for a part of a survey: letters, digits, underscores, dots and hyphens, a letter or a digit first. */
export const codeSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/);

/** How an option reads at a glance: a plain yes, a plain no, or something between. */
export const tones = ['yes', 'part', 'no'] as const;
export type Tone = (typeof tones)[number];

/** One of the answers that a choice can have. */
export const optionSchema = z.object({
	code: codeSchema,
	label: z.string().min(1),
	/** A shorter label for table cells. */
	short: z.string().min(1).optional(),
	tone: z.enum(tones).optional(),
	/** A clause for the generated wording, with `{items}` where the items go: "permits {items}". */
	phrase: z.string().includes('{items}').optional()
});
export type Option = z.infer<typeof optionSchema>;

/** A row of a grid: something that one option is chosen for. */
export const itemSchema = z.object({
	code: codeSchema,
	label: z.string().min(1),
	/** The label as it stands inside a sentence, where that differs: "using the apps". */
	inline: z.string().min(1).optional()
});
export type Item = z.infer<typeof itemSchema>;

/** People or things that are counted together. */
export const groupSchema = z.object({
	code: codeSchema,
	label: z.string().min(1),
	/** Singular and plural as they stand in a sentence: "minister", "ministers". */
	one: z.string().min(1),
	many: z.string().min(1)
});
export type Group = z.infer<typeof groupSchema>;

/** A question is asked only if an earlier answer calls for it. */
export const askedIfSchema = z.object({ question: codeSchema, any_item_is: codeSchema });

const common = {
	code: codeSchema,
	title: z.string().min(1),
	prompt: z.string().min(1),
	/** What it asks, as the object of a sentence: "whether apps are permitted". */
	matter: z.string().min(1).optional(),
	asked_if: askedIfSchema.optional(),
	/** What an answer's `detail` names, where the question asks for one: "Who". */
	detail: z.string().min(1).optional()
};

/** One option is chosen. */
export const choiceSchema = z.object({
	...common,
	kind: z.literal('choice'),
	options: z.array(optionSchema).min(2)
});

/** One option is chosen for each item. */
export const choiceGridSchema = z.object({
	...common,
	kind: z.literal('choice_grid'),
	items: z.array(itemSchema).min(1),
	options: z.array(optionSchema).min(2),
	/** Whether an answer may also give one choice for all the items together. */
	overall: z.boolean().optional(),
	/** The item that the question is chiefly about, which headlines count. */
	subject: codeSchema.optional()
});

/** A number is given for each group, and the body's own total where it gives one. */
export const countsSchema = z.object({
	...common,
	kind: z.literal('counts'),
	groups: z.array(groupSchema).min(1),
	/** What is counted, in the plural: "people". */
	unit: z.string().min(1),
	/** What those counted do, in the plural: "have an app". */
	have: z.string().min(1).optional()
});

/** Every kind of question. Each has a module in `kinds/` and a form. */
export const questionKinds = ['choice', 'choice_grid', 'counts'] as const;
export type QuestionKind = (typeof questionKinds)[number];

export type Choice = z.infer<typeof choiceSchema>;
export type ChoiceGrid = z.infer<typeof choiceGridSchema>;
export type Counts = z.infer<typeof countsSchema>;
/** The question of each kind. */
export type QuestionOf = { choice: Choice; choice_grid: ChoiceGrid; counts: Counts };
export type Question = QuestionOf[QuestionKind];

/** A question of any kind, as files and editions have it. */
export const questionSchema = z.discriminatedUnion('kind', [
	choiceSchema,
	choiceGridSchema,
	countsSchema
]);
