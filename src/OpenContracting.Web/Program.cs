using OpenContracting.Web.Hosting;

return await Instance.RunAsync(args);
