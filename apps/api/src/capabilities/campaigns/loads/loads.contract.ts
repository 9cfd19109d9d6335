import { z } from 'zod';

const group = {
  /** 党支部; of a category with one unit its name. */
  label: z.string(),
  units: z.int(),
  least: z.int(),
  most: z.int(),
};

/** Minutes a campaign asks of each unit: by category in official order, with the units of each. Restricted lists are their fillers' own time. */
export const campaignLoads = z.strictObject({
  groups: z.array(
    z.strictObject({
      ...group,
      lines: z.array(z.strictObject({ unit: z.string(), things: z.int(), sheets: z.int(), minutes: z.int() })),
    }),
  ),
});
export type CampaignLoads = z.infer<typeof campaignLoads>;

/** `measured`: null until enough papers were handed in. `campaigns`: open ones that ask for it, and how often of one unit. */
export const formLoads = z.strictObject({
  forms: z.array(
    z.strictObject({
      key: z.string(),
      minutes: z.int(),
      measured: z.strictObject({ median: z.int(), papers: z.int() }).nullable(),
      campaigns: z.array(
        z.strictObject({ id: z.uuid(), title: z.string(), groups: z.array(z.strictObject({ ...group, minutesLeast: z.int(), minutesMost: z.int() })) }),
      ),
    }),
  ),
});
export type FormLoads = z.infer<typeof formLoads>;
