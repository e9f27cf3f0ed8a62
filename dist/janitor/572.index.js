export const id = 572;
export const ids = [572];
export const modules = {

/***/ 2572:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   compileSchema: () => (/* binding */ compileSchema)
/* harmony export */ });
/* harmony import */ var _cfworker_json_schema__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(207);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1137);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4296);



const maxShown = 3;
const draftOf = (schema) => typeof schema === 'object' && /draft-0?7/.test(String(schema['$schema'])) ? '7' : '2020-12';
const isSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .custom */ .IeY(value => typeof value === 'boolean' || typeof value === 'object');
const placeOf = (pointer) => (pointer === '#' ? 'the body' : pointer.replace(/^#\//, ''));
/** What a JSON body lacks under the schema, in words; a body that is no JSON is found elsewhere. */
const compileSchema = (probe, schema) => {
    const validator = new _cfworker_json_schema__WEBPACK_IMPORTED_MODULE_2__/* .Validator */ .D(isSchema.parse(schema), draftOf(schema), false);
    const problemsOf = (value) => {
        const { valid, errors } = validator.validate(value);
        if (valid)
            return [];
        // The last ones stand deepest: those before only say that something below does not fit.
        const deepest = errors.filter(one => !errors.some(other => other.instanceLocation.startsWith(`${one.instanceLocation}/`)));
        // At one place, that a part of the schema does not fit is said by what of it does not.
        const said = deepest.filter(one => !/subschema/i.test(one.error));
        return (said.length > 0 ? said : deepest)
            .slice(0, maxShown)
            .map(one => `${placeOf(one.instanceLocation)}: ${one.error}`);
    };
    try {
        problemsOf(null);
    }
    catch (cause) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('probe-definition', `probes: ${probe}: schema: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`, 'Write a JSON Schema whose references stand in it.', { cause });
    }
    return body => {
        try {
            const value = JSON.parse(body);
            return problemsOf(value);
        }
        catch (error) {
            return error instanceof SyntaxError ? [] : [`the schema could not be applied: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`];
        }
    };
};


/***/ })

};
