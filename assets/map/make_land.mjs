// Makes land.bin, the land of the world map, out of Natural Earth's 1:50m
// countries. A maintainer runs it; no build does:
//
//   npm install world-atlas@2.0.2 topojson-simplify@3.0.3
//   node make_land.mjs node_modules/world-atlas/countries-50m.json land.bin
//
// The file, all numbers little-endian:
//   8 bytes  "DEMLAND1"
//   u16      arcs        u16  countries      u32  points of all arcs
//   u16 ...  points of each arc, from 2
//   i16 ...  longitude and latitude of each point, hundredths of a degree;
//            an arc that crosses the 180th degree goes on beyond it
//   then for each country:
//     u16    ISO 3166-1 numeric code, 0 where there is none    u16  rings
//     for each ring: u16 arcs, i16 ... each: n, or -1 - n for arc n backwards
//   u32      Adler-32 of all before it
// An arc that two countries share stands once: it is a border, others are
// coast. Rings are closed, but one arc may end a whole turn away from where
// the next begins, and clockwise on the map, holes the other way.
import { readFileSync, writeFileSync } from "node:fs";
import { filter, filterWeight, presimplify, sphericalRingArea,
         sphericalTriangleArea } from "topojson-simplify";

const DETAIL = 3e-6;        // steradians of the smallest corner that stays
const ISLAND = 3e-6;        // and of the smallest ring
const CORNERS = 5;          // that a small island keeps all the same
const ANTARCTICA = "010";   // drawn nowhere: it would fill a third of a map

const [source, target] = process.argv.slice(2);
let world = JSON.parse(readFileSync(source, "utf8"));
world = { ...world, objects: { countries: world.objects.countries } };
world.objects.countries.geometries = world.objects.countries.geometries
    .filter((country) => country.id !== ANTARCTICA && country.type !== null);
world = presimplify(world, sphericalTriangleArea);
world = filter(world, filterWeight(world, ISLAND, sphericalRingArea));

// The third number of a point is the size of its corner.
function simpler(arc) {
    const sizes = arc.map((point) => point[2]).sort((a, b) => b - a);
    const closed = arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
    const least = closed ? Math.min(DETAIL, sizes[CORNERS - 1] ?? 0) : DETAIL;
    return arc.filter((point) => point[2] >= least);
}

function hundredths(arc) {
    const points = [];
    for (const [lon, lat] of arc) {
        const point = [Math.round(lon * 100), Math.round(lat * 100)];
        const jump = points.length > 0 ? point[0] - points.at(-1)[0] : 0;
        point[0] -= Math.round(jump / 36000) * 36000;
        const last = points.at(-1);
        if (!last || last[0] !== point[0] || last[1] !== point[1])
            points.push(point);
    }
    while (points.length < 2)
        points.push(points[0]);
    return points;
}

function ringsOf(country) {
    return country.type === "Polygon" ? country.arcs : country.arcs.flat();
}

const arcs = world.arcs.map(simpler).map(hundredths);
const countries = world.objects.countries.geometries
    .map((country) => ({ code: Number(country.id ?? 0),
                         rings: ringsOf(country) }))
    .sort((a, b) => a.code - b.code || a.rings.length - b.rings.length);

const bytes = [...Buffer.from("DEMLAND1")];
const u16 = (n) => bytes.push(n & 255, (n >> 8) & 255);
const u32 = (n) => { u16(n & 65535); u16(n >>> 16); };
u16(arcs.length);
u16(countries.length);
u32(arcs.reduce((sum, arc) => sum + arc.length, 0));
arcs.forEach((arc) => u16(arc.length));
arcs.flat(2).forEach(u16);
for (const country of countries) {
    u16(country.code);
    u16(country.rings.length);
    for (const ring of country.rings) {
        u16(ring.length);
        ring.forEach(u16);
    }
}
let a = 1, b = 0;
for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
}
u32(((b << 16) | a) >>> 0);
writeFileSync(target, Buffer.from(bytes));

const rings = countries.flatMap((country) => country.rings);
const drawn = rings.flat().reduce(
    (sum, arc) => sum + arcs[arc < 0 ? ~arc : arc].length, 0);
console.log(`${bytes.length} bytes, ${countries.length} countries, ` +
            `${rings.length} rings, ${arcs.length} arcs, ` +
            `${drawn} points in rings`);
