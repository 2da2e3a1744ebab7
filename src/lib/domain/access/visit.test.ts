import { expect, test } from 'vitest';
import { noteVisit } from './visit';

const at = (time: string) => new Date(`2022-05-01T${time}:00Z`);
const visits = { activeAt: at('12:00'), lastVisitAt: at('08:00') };

test('notes the first time that somebody comes, after no visit', () => {
	expect(noteVisit({ activeAt: null, lastVisitAt: null }, at('12:00'))).toEqual({
		activeAt: at('12:00'),
		lastVisitAt: null
	});
});

test('notes nothing within five minutes', () => {
	expect(noteVisit(visits, at('12:04'))).toBeNull();
});

test('goes on with a visit while there is less than an hour between two requests', () => {
	expect(noteVisit(visits, at('12:05'))).toEqual({
		activeAt: at('12:05'),
		lastVisitAt: at('08:00')
	});
	expect(noteVisit(visits, at('12:59'))?.lastVisitAt).toEqual(at('08:00'));
});

test('begins a visit after an hour without any', () => {
	expect(noteVisit(visits, at('13:00'))).toEqual({
		activeAt: at('13:00'),
		lastVisitAt: at('12:00')
	});
});
