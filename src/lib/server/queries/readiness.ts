import { count } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { surveys } from '../db/schema';

/** How many surveys there are. Answers only where the database is reachable and migrated. */
export async function countSurveys(db: Database): Promise<number> {
	const [row] = await db.select({ surveys: count() }).from(surveys);
	return row?.surveys ?? 0;
}
