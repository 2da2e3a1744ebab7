import { describe, expect, it } from 'vitest';
import { isMarkup, tellText } from './tell-text';

describe('markup', () => {
	it.each([
		'<!DOCTYPE html><p>',
		'<html>',
		' \r\n\t<HTML>',
		'\uFEFF<?xml version="1.0"?>',
		'<svg xmlns="http://www.w3.org/2000/svg">',
		'<!-- a comment first --><script>',
		'<script>alert(1)</script>',
		'</p>'
	])('is told by its beginning: %j', (beginning) => {
		expect(isMarkup(beginning)).toBe(true);
	});

	it.each(['Dear Sir, < 5 people', '<3', '< 12', 'a <b> c', ''])('is not: %j', (beginning) => {
		expect(isMarkup(beginning)).toBe(false);
	});
});

const message = `Received: from mail.gov.example
\tby mail.example; Tue, 3 May 2022 10:00:00 +0100
From: FOI Team <foi@gov.example>
To: research@institute.example
Subject: Your request
Date: Tue, 3 May 2022 10:00:00 +0100

Dear Sir or Madam,`;

describe('a text', () => {
	it('is a message by its head, whatever it is called', () => {
		expect(tellText(message, 'reply.txt')).toBe('eml');
		expect(tellText(message.replaceAll('\n', '\r\n'), 'reply')).toBe('eml');
	});

	it('is no message where it only begins like one', () => {
		expect(tellText('From: me\n\nDate: today\n', 'note.eml')).toBe('text');
		expect(tellText('Dear Sir,\nFrom: me\nDate: today\n', 'note.txt')).toBe('text');
	});

	it('is a table by its name alone', () => {
		expect(tellText('group,people\nMinisters,3\n', 'people.CSV')).toBe('csv');
		expect(tellText('group,people\nMinisters,3\n', 'people.txt')).toBe('text');
	});

	it('takes no time over a long line', () => {
		const startedAt = performance.now();
		tellText('a'.repeat(100_000), 'x.txt');
		tellText(`a:${' \n '.repeat(30_000)}`, 'x.txt');
		expect(performance.now() - startedAt).toBeLessThan(500);
	});
});
