// The consent to keep personal data. Its text stands in texts.*.ts as form.consent: whoever
// changes it there gives it a new version here, so that the log says what was agreed to.
import type { Lang } from "../shared/protocol.js";

export const consentVersion = (lang: Lang): string => `2026-11-${lang}`;
