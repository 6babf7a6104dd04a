using Microsoft.AspNetCore.Identity;

namespace OpenContracting.Storage.People;

public sealed class Role : IdentityRole<Guid>;
