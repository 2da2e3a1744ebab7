import { describe, expect, it } from 'vitest';
import { cardOf } from '../charts/card';
import { describeEmbed, oembedAddress, readChartAddress, readRoom } from './oembed';

const origin = 'https://crosscheck.example';
const read = (path: string) => readChartAddress(origin + path, origin);

describe('readChartAddress', () => {
	it('takes the page of a chart, with and without its edition', () => {
		expect(read('/surveys/s/editions/3/charts/c')).toEqual({ survey: 's', chart: 'c', edition: 3 });
		expect(read('/surveys/s/charts/c?utm=1#embed')).toEqual({
			survey: 's',
			chart: 'c',
			edition: null
		});
	});

	it('takes an embed, pinned or following', () => {
		expect(read('/embed/s/c?edition=2')).toEqual({ survey: 's', chart: 'c', edition: 2 });
		expect(read('/embed/s/c?edition=latest')).toMatchObject({ edition: 'latest' });
		expect(read('/embed/s/c')).toMatchObject({ edition: 'latest' });
	});

	it('takes no other address of this site, and none of another', () => {
		for (const path of [
			'/',
			'/surveys/s',
			'/surveys/s/charts',
			'/surveys/s/charts/c/d',
			'/surveys/s/editions/0/charts/c',
			'/embed/s/c?edition=two',
			'/embed/s/c?edition=1&edition=2',
			'/embed/s/%00'
		]) {
			expect(read(path), path).toBeNull();
		}
		for (const address of [
			'http://crosscheck.example/surveys/s/charts/c',
			'https://crosscheck.example.org/surveys/s/charts/c',
			'https://crosscheck.example:444/surveys/s/charts/c',
			'/surveys/s/charts/c',
			'not an address',
			''
		]) {
			expect(readChartAddress(address, origin), address).toBeNull();
		}
	});
});

describe('readRoom', () => {
	const roomOf = (query: string) => readRoom(new URLSearchParams(query));

	it('is without end where nothing is asked', () => {
		expect(roomOf('')).toEqual({ width: Infinity, height: Infinity });
		expect(roomOf('maxwidth=400&maxheight=')).toEqual({ width: 400, height: Infinity });
	});

	it('names what is no number of pixels', () => {
		expect(roomOf('maxwidth=wide')).toBe('maxwidth');
		expect(roomOf('maxwidth=0')).toBe('maxwidth');
		expect(roomOf('maxheight=-1')).toBe('maxheight');
	});
});

describe('describeEmbed', () => {
	const page = `${origin}/surveys/s/editions/1/charts/c`;
	const told = {
		headline: 'Seven of 16 permit WhatsApp',
		survey: { title: 'A survey', address: `${origin}/surveys/s` },
		embed: `${origin}/embed/s/c?edition=1`,
		heightAt: (width: number) => 300 + width / 2,
		card: cardOf({ headline: 'Seven of 16 permit WhatsApp', alternative: 'Bars.' }, page),
		origin
	};

	it('is a frame at the common width, with its height and a picture', () => {
		expect(describeEmbed(told, { width: Infinity, height: Infinity })).toMatchObject({
			version: '1.0',
			type: 'rich',
			width: 680,
			height: 640,
			html: expect.stringMatching(/^<iframe [^>]*width="680" height="640"/),
			thumbnail_url: `${page}.card.png?width=1200`,
			thumbnail_width: 1200,
			thumbnail_height: 630
		});
	});

	it('keeps to the room there is, picture and all', () => {
		expect(describeEmbed(told, { width: 500, height: 400 })).toMatchObject({
			width: 500,
			height: 400,
			thumbnail_width: 400,
			thumbnail_height: 210
		});
		expect(describeEmbed(told, { width: 200, height: 150 })).not.toHaveProperty('thumbnail_url');
	});
});

it('is asked by the whole address of a page', () => {
	expect(oembedAddress(origin, `${origin}/surveys/s`)).toBe(
		'https://crosscheck.example/oembed.json?url=https%3A%2F%2Fcrosscheck.example%2Fsurveys%2Fs'
	);
});
