/** For `to_char`: «2018年10月8日 14:52», of an instant already in the tenant's zone. */
export const MOMENT_FORMAT = `YYYY"年"FMMM"月"FMDD"日" HH24:MI`;
