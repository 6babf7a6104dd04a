using System.Text.Json.Serialization;

namespace OpenContracting.Publications.Bulk;

[JsonSerializable(typeof(BulkManifest))]
internal sealed partial class BulkManifestJson : JsonSerializerContext;
