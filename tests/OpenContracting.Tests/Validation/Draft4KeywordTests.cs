using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Standards;
using OpenContracting.Validation;
using OpenContracting.Validation.Reading;

namespace OpenContracting.Tests.Validation;

/// <summary>Every keyword of draft 4 by itself: one schema, values that keep to it and values that do not. Both readers answer.</summary>
public sealed class Draft4KeywordTests
{
    // Keyword, schema, value, and the codes it must get.
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "type", """{"type":"string"}""", "\"\"", "" },
        { "type", """{"type":"string"}""", "null", "wrong-type" },
        { "type", """{"type":"integer"}""", "10", "" },
        { "type: 10.0 is no integer, as in the official tools", """{"type":"integer"}""", "10.0", "wrong-type" },
        { "type", """{"type":"integer"}""", "1e2", "wrong-type" },
        { "type", """{"type":"number"}""", "123456789012345678901234567890", "" },
        { "type: a boolean is no number", """{"type":"number"}""", "true", "wrong-type" },
        { "type", """{"type":["string","null"]}""", "null", "" },
        { "type", """{"type":["string","null"]}""", "[]", "wrong-type" },
        { "enum", """{"enum":["a",1,null,{"x":[1]}]}""", "{\"x\":[1.0]}", "" },
        { "enum", """{"enum":["a",1,null]}""", "\"1\"", "not-in-enum" },
        { "enum", """{"enum":["é"]}""", "\"\\u00e9\"", "" },
        { "minLength counts characters", """{"minLength":2}""", "\"é\"", "too-short" },
        { "minLength counts a pair of surrogates once", """{"minLength":2}""", "\"\\ud83d\\ude00\"", "too-short" },
        { "minLength", """{"minLength":2}""", "7", "" },
        { "maxLength", """{"maxLength":2}""", "\"éé\"", "" },
        { "maxLength", """{"maxLength":2}""", "\"abc\"", "too-long" },
        { "pattern", """{"pattern":"^[0-9]+$"}""", "\"12\"", "" },
        { "pattern is searched for, not matched whole", """{"pattern":"b"}""", "\"abc\"", "" },
        { "pattern: a line end at the end does not pass", """{"pattern":"^1\\.1$"}""", "\"1.1\\n\"", "pattern-mismatch" },
        { "minimum", """{"minimum":1}""", "1", "" },
        { "minimum", """{"minimum":1}""", "0.99", "below-minimum" },
        { "minimum of a very long number", """{"minimum":1}""", "-1e999", "below-minimum" },
        { "exclusiveMinimum", """{"minimum":1,"exclusiveMinimum":true}""", "1.0", "below-minimum" },
        { "maximum", """{"maximum":10}""", "10", "" },
        { "maximum", """{"maximum":10}""", "10.000000000000000000001", "above-maximum" },
        { "exclusiveMaximum", """{"maximum":10,"exclusiveMaximum":true}""", "1e1", "above-maximum" },
        { "multipleOf", """{"multipleOf":0.01}""", "0.07", "" },
        { "multipleOf", """{"multipleOf":0.01}""", "0.075", "no-multiple" },
        { "minItems", """{"minItems":1}""", "[null]", "" },
        { "minItems", """{"minItems":1}""", "[]", "too-few-items" },
        { "maxItems", """{"maxItems":1}""", "[1,2]", "too-many-items" },
        { "items", """{"items":{"type":"string"}}""", "[\"a\",1,2]", "wrong-type wrong-type" },
        { "items as a list", """{"items":[{"type":"string"},{"type":"number"}]}""", "[\"a\",1,null]", "" },
        { "items as a list", """{"items":[{"type":"string"},{"type":"number"}]}""", "[1,1]", "wrong-type" },
        { "additionalItems", """{"items":[{}],"additionalItems":false}""", "[1,2]", "forbidden-item" },
        { "additionalItems", """{"items":[{}],"additionalItems":{"type":"string"}}""", "[1,2]", "wrong-type" },
        { "uniqueItems", """{"uniqueItems":true}""", "[1,true,\"1\",[1],{\"a\":1}]", "" },
        { "uniqueItems: numbers by value", """{"uniqueItems":true}""", "[1,1.0]", "duplicate-item" },
        { "uniqueItems: whatever the order of properties", """{"uniqueItems":true}""", "[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1}]", "duplicate-item" },
        { "uniqueItems by id, as in the official tools", """{"uniqueItems":true,"items":{"properties":{"id":{}}}}""", "[{\"id\":1,\"a\":1},{\"id\":1,\"a\":2}]", "duplicate-id" },
        { "uniqueItems: null is no id", """{"uniqueItems":true,"items":{"properties":{"id":{}}}}""", "[{\"id\":null,\"a\":1},{\"id\":null,\"a\":2}]", "" },
        { "minProperties", """{"minProperties":1}""", "{}", "too-few-properties" },
        { "maxProperties", """{"maxProperties":1}""", "{\"a\":1,\"b\":2}", "too-many-properties" },
        { "required", """{"required":["a","b"]}""", "{}", "missing-property missing-property" },
        { "required is about objects", """{"required":["a"]}""", "[]", "" },
        { "properties", """{"properties":{"a":{"type":"string"}}}""", "{\"a\":1,\"b\":1}", "wrong-type" },
        { "properties: an escaped name is that name", """{"properties":{"a":{"type":"string"}}}""", "{\"\\u0061\":1}", "wrong-type" },
        { "patternProperties", """{"patternProperties":{"^t_":{"type":"string"}}}""", "{\"t_es\":1,\"u\":1}", "wrong-type" },
        { "patternProperties beside properties: both hold", """{"properties":{"t_a":{"minLength":2}},"patternProperties":{"^t_":{"type":"string"}}}""", "{\"t_a\":\"x\"}", "too-short" },
        { "patternProperties beside properties: both hold", """{"properties":{"t_a":{}},"patternProperties":{"^t_":{"type":"string"}}}""", "{\"t_a\":1}", "wrong-type" },
        { "additionalProperties", """{"properties":{"a":{}},"additionalProperties":false}""", "{\"a\":1,\"b\":1}", "forbidden-property" },
        { "additionalProperties", """{"properties":{"a":{}},"additionalProperties":{"type":"string"}}""", "{\"a\":1,\"b\":1}", "wrong-type" },
        { "additionalProperties: a pattern lists names too", """{"patternProperties":{"^b":{}},"additionalProperties":false}""", "{\"b\":1}", "" },
        { "dependencies on a name", """{"dependencies":{"a":["b"]}}""", "{\"a\":1}", "missing-dependency" },
        { "dependencies on a name", """{"dependencies":{"a":["b"]}}""", "{\"c\":1}", "" },
        { "dependencies on a schema", """{"dependencies":{"a":{"required":["b"]}}}""", "{\"a\":1}", "missing-property" },
        { "allOf", """{"allOf":[{"type":"string"},{"minLength":2}]}""", "\"a\"", "too-short" },
        { "anyOf", """{"anyOf":[{"type":"string"},{"minimum":2}]}""", "2", "" },
        { "anyOf", """{"anyOf":[{"type":"string"},{"minimum":2}]}""", "1", "no-alternative" },
        { "oneOf", """{"oneOf":[{"type":"string"},{"minLength":2}]}""", "\"a\"", "" },
        { "oneOf", """{"oneOf":[{"type":"string"},{"minLength":2}]}""", "\"ab\"", "several-alternatives" },
        { "oneOf", """{"oneOf":[{"type":"string"},{"type":"number"}]}""", "null", "no-alternative" },
        { "not", """{"not":{"type":"string"}}""", "\"a\"", "forbidden-value" },
        { "not", """{"not":{"type":"string"}}""", "1", "" },
        { "$ref", """{"definitions":{"x":{"type":"string"}},"properties":{"a":{"$ref":"#/definitions/x"}}}""", "{\"a\":1}", "wrong-type" },
        { "$ref that leads back", """{"properties":{"a":{"$ref":"#"}},"required":["b"]}""", "{\"b\":1,\"a\":{\"b\":1,\"a\":{}}}", "missing-property" },
        { "format date-time", """{"format":"date-time"}""", "\"2024-02-29T23:59:59.123-05:00\"", "" },
        { "format date-time", """{"format":"date-time"}""", "\"2023-02-29T00:00:00Z\"", "invalid-date-time" },
        { "format uri", """{"format":"uri"}""", "\"urn:x:1\"", "" },
        { "format uri", """{"format":"uri"}""", "\"https://example.org/ñ\"", "invalid-uri" },
        { "format email", """{"format":"email"}""", "\"a@b\"", "" },
        { "format email", """{"format":"email"}""", "\"ab\"", "invalid-email" },
        { "a format nobody knows", """{"format":"colour"}""", "\"x\"", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void KeywordIsJudged(string keyword, string schema, string value, string codes)
    {
        using var document = JsonDocument.Parse(schema);
        var plan = ValidationPlan.Compile(document.RootElement, DocumentKind.Project, StandardVersion.Oc4ids095, FrozenDictionary<string, Codelist>.Empty);

        foreach (IItemReader reader in new IItemReader[] { new ReferenceItemReader(), new FastItemReader(plan) })
        {
            var item = new JsonItem();
            item.Reset(Encoding.UTF8.GetBytes(value));
            var findings = new Findings(Rules.All.Count, 1000);

            Assert.Null(reader.Read(item, plan.Root, findings));
            Assert.True(codes == string.Join(' ', findings.Kept.Select(finding => finding.Rule.Code).Order(StringComparer.Ordinal)),
                $"{keyword}: {reader.GetType().Name} found {string.Join(' ', findings.Kept.Select(finding => finding.Rule.Code))}");
        }
    }
}
